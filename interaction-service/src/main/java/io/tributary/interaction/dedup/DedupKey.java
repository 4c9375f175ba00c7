package io.tributary.interaction.dedup;

import io.tributary.values.Address;

/** What two interactions have in common when the second is a duplicate of the first. */
public sealed interface DedupKey {

    /** Holds for a window, for one wallet and type. */
    record PerWallet(Space space, Address wallet, String type, String key) implements DedupKey {}

    /** Holds for ever, for whatever wallet and source: an order pays one wallet once. */
    record PerOrder(Space space, String orderId) implements DedupKey {}

    /**
     * Holds for ever, for whatever wallet and source: money goes back once. Unlike an order it is
     * nobody's own, so that another wallet's is a duplicate as well.
     */
    record PerRefund(Space space, String refundId) implements DedupKey {}

    /** As {@link PerRefund}: an order is called off once. */
    record PerCancellation(Space space, String orderId) implements DedupKey {}
}
