package io.tributary.web.paging;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in a list that is ordered by time, then id, both falling.
 *
 * @param at time of the last item that was answered
 * @param id its id
 */
@SuppressWarnings("DoNotCallSuggester")
public record Cursor(Instant at, UUID id) {

    /** The opaque text that clients send back. */
    public String encode() {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Cursor decode(String text) {
        throw new UnsupportedOperationException();
    }
}
