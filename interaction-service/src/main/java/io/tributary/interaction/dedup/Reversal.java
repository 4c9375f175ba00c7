package io.tributary.interaction.dedup;

import java.util.UUID;

/** The key of a refund or a cancellation as it is stored. */
record Reversal(UUID product, String kind, String reference) {

    static Reversal of(Claim claim) {
        return switch (claim.key()) {
            case DedupKey.PerRefund(var product, String refund) ->
                    new Reversal(product.value(), "refund", refund);
            case DedupKey.PerCancellation(var product, String order) ->
                    new Reversal(product.value(), "cancellation", order);
            case DedupKey.PerWallet _, DedupKey.PerOrder _ ->
                    throw new IllegalArgumentException(
                            "claim: of a wallet or an order (expected: of a reversal)");
        };
    }
}
