package io.tributary.interaction.shop;

import io.tributary.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was taken back of an order. */
public sealed interface ShopReversal {

    /** The order. */
    String orderId();

    /** What tells it from others of its kind. */
    String reference();

    /** When; null where the shop does not say. */
    @Nullable Instant occurredAt();

    /**
     * A refund with an id of its own.
     *
     * @param amount in major units
     * @param currency null: the order's
     */
    record Refund(
            String orderId,
            String reference,
            BigDecimal amount,
            @Nullable String currency,
            @Nullable Instant occurredAt)
            implements ShopReversal {

        public Refund {
            if (!Money.isAmount(amount.toPlainString())) {
                throw new IllegalArgumentException(
                        "amount: " + amount + " (expected: 0 or more, at most 18 digits)");
            }
        }
    }

    /**
     * All that is left of an order that the shop calls refunded, whatever was refunded by id
     * before: so that the same money is not counted by id and by status.
     */
    record Rest(String orderId, @Nullable Instant occurredAt) implements ShopReversal {

        @Override
        public String reference() {
            return orderId + ":full";
        }
    }

    /** The order was called off. */
    record Cancellation(String orderId, @Nullable Instant occurredAt) implements ShopReversal {

        @Override
        public String reference() {
            return orderId;
        }
    }
}
