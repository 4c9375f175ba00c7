/** HTTP in: reads and validates interactions and answers one verdict for each. */
@NullMarked
package io.tributary.interaction.intake;

import org.jspecify.annotations.NullMarked;
