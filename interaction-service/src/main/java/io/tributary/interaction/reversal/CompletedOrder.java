package io.tributary.interaction.reversal;

import io.tributary.values.Address;
import io.tributary.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order that has become an interaction.
 *
 * @param wallet who completed it
 * @param total what it cost as the interaction says, else as its shop says; null where neither does
 * @param test whether that interaction is a test
 */
public record CompletedOrder(OrderRef ref, Address wallet, @Nullable Money total, boolean test) {}
