/** The log of webhook deliveries: what came, what became of it, and why not. */
@NullMarked
package io.tributary.interaction.delivery;

import org.jspecify.annotations.NullMarked;
