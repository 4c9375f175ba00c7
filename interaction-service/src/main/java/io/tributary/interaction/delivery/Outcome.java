package io.tributary.interaction.delivery;

import java.util.Locale;

/** What became of a delivery. */
public enum Outcome {
    /** It became an interaction, or will as soon as the group commit has room. */
    STORED,
    /** It, or what it tells, came before. */
    DUPLICATE,
    /** It is kept and waits for a wallet, an amount, or its order. */
    UNMATCHED,
    /** It concerns nobody here. */
    IGNORED,
    /** It was not signed rightly, or could not be understood; nothing of it is kept. */
    REFUSED;

    /** The outcome as it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
