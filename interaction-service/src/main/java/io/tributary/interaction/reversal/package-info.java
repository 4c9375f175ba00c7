/** What shops took back of orders: each once, and together never more than the order. */
@NullMarked
package io.tributary.interaction.reversal;

import org.jspecify.annotations.NullMarked;
