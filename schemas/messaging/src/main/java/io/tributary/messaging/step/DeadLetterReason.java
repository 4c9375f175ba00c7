package io.tributary.messaging.step;

import java.util.Locale;

/**
 * Why a record could not be processed, as the dead letter's header and the list of dead letters say
 * it.
 */
public enum DeadLetterReason {
    /** The bytes are no record of the topic's schema. */
    UNDECODABLE,
    /** The record's content makes its processing fail, whatever is tried. */
    REFUSED,
    /**
     * Older than the oldest partition of the guard tables, so that "already done" can no longer be
     * told.
     */
    TOO_OLD;

    /** The word in lower case, for example {@code too_old}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
