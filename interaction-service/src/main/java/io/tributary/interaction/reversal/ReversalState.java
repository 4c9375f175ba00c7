package io.tributary.interaction.reversal;

import java.util.Locale;

/** How far a reversal has got. */
public enum ReversalState {
    /** Its order is not completed yet. */
    WAITING,
    /** It is decided what goes back. */
    COUNTED,
    /** It is an interaction. */
    RECORDED,
    /** Its money was counted by another one. */
    COVERED,
    /** As {@link #WAITING}: what an earlier version let go of. */
    EXPIRED,
    /** It cannot be recorded, and somebody has been told. */
    REFUSED;

    static ReversalState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As it is stored. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing is decided yet. */
    boolean waits() {
        return this == WAITING || this == EXPIRED;
    }

    /** Whether its money has been counted. */
    boolean isCounted() {
        return this == COUNTED || this == RECORDED;
    }
}
