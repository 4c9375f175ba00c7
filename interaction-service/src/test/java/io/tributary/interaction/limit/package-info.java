/** Tests of this package. */
@NullMarked
package io.tributary.interaction.limit;

import org.jspecify.annotations.NullMarked;
