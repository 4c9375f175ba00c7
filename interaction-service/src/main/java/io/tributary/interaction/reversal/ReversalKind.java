package io.tributary.interaction.reversal;

import io.tributary.interaction.shop.ShopReversal;
import java.util.Locale;

/** What a shop takes back. */
public enum ReversalKind {
    /** A part, under an id of its own. */
    REFUND,
    /** All that is left of an order that its shop calls refunded. */
    REST,
    /** The order itself. */
    CANCELLATION;

    static ReversalKind of(ShopReversal reversal) {
        return switch (reversal) {
            case ShopReversal.Refund _ -> REFUND;
            case ShopReversal.Rest _ -> REST;
            case ShopReversal.Cancellation _ -> CANCELLATION;
        };
    }

    static ReversalKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As it is stored. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
