/** Makes the monthly partitions ahead of time and forgets claims whose window is over. */
@NullMarked
package io.tributary.interaction.retention;

import org.jspecify.annotations.NullMarked;
