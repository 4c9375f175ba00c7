package io.tributary.interaction.order;

import java.util.Locale;

/** How far an order has got that a webhook told of. */
enum OrderState {
    /** For its wallet, its payment or its amount. */
    WAITING,
    /** It is completed. */
    JOINED,
    /** It has waited too long; what a webhook tells of it again waits anew. */
    EXPIRED,
    /** It cannot be recorded, and somebody has been told; as if expired. */
    REFUSED;

    static OrderState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
