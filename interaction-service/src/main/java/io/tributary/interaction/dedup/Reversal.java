package io.tributary.interaction.dedup;

/** The key of a refund or a cancellation as it is stored. */
record Reversal(Space space, String kind, String reference) {

    static Reversal of(Claim claim) {
        return switch (claim.key()) {
            case DedupKey.PerRefund(var space, String refund) ->
                    new Reversal(space, "refund", refund);
            case DedupKey.PerCancellation(var space, String order) ->
                    new Reversal(space, "cancellation", order);
            case DedupKey.PerWallet _, DedupKey.PerOrder _ ->
                    throw new IllegalArgumentException(
                            "claim: of a wallet or an order (expected: of a reversal)");
        };
    }
}
