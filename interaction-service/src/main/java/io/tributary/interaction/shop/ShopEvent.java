package io.tributary.interaction.shop;

import java.util.List;

/** What a delivery says. */
public sealed interface ShopEvent {

    /**
     * How an order stands.
     *
     * @param order the order
     * @param reversals what was taken back of it, as far as the shop says
     */
    record OrderReported(ShopOrder order, List<ShopReversal> reversals) implements ShopEvent {

        public OrderReported {
            reversals = List.copyOf(reversals);
        }
    }

    /** Something was taken back of an order that is not described. */
    record ReversalReported(ShopReversal reversal) implements ShopEvent {}

    /**
     * It concerns nobody here.
     *
     * @param reason a word for the delivery log
     */
    record Ignored(String reason) implements ShopEvent {}
}
