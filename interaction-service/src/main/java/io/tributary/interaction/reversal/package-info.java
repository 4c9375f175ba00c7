/**
 * What shops took back of orders: each once, and the same money told by a status and by an id never
 * twice.
 */
@NullMarked
package io.tributary.interaction.reversal;

import org.jspecify.annotations.NullMarked;
