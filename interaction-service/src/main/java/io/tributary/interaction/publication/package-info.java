/** Brings what was committed to interactions.v1: at once, or later by the relay. */
@NullMarked
package io.tributary.interaction.publication;

import org.jspecify.annotations.NullMarked;
