/** Reads of recorded interactions. */
@NullMarked
package io.tributary.interaction.query;

import org.jspecify.annotations.NullMarked;
