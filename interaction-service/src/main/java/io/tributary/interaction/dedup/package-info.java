/** Says which of several equal interactions is the first, and for how long. */
@NullMarked
package io.tributary.interaction.dedup;

import org.jspecify.annotations.NullMarked;
