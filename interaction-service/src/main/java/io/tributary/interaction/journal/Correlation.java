package io.tributary.interaction.journal;

import java.util.Locale;

/** How an interaction came by its analytics ids. */
public enum Correlation {
    /** The client sent them with it. */
    CLIENT,
    /** It is an order, and they are those of the claim that it was joined with. */
    CLAIM,
    /** They were last seen with the wallet. */
    WALLET,
    /** They were last seen with a client of the same address and user agent. */
    FINGERPRINT,
    /** Somebody attached some of them afterwards. */
    API;

    /** The word as it is stored and answered. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a stored word. */
    static Correlation of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
