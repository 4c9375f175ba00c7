/** Orders of shops meet wallets: both sides are kept, and each pair becomes one interaction. */
@NullMarked
package io.tributary.interaction.order;

import org.jspecify.annotations.NullMarked;
// Over the bound because both sides of an order and their join share rows that nobody else may
// touch.
