package io.tributary.web.paging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@code limit} (1..200, default 50) and {@code cursor} of a request; an argument of any
 * controller's method without filters that may be wrong, else {@link Parameters#page}. A wrong one
 * is a problem {@code invalid-request} (422).
 *
 * @param limit how many items at the most
 * @param after where the part before ended; null: from the newest
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    /** Without {@code limit}. */
    public static final int DEFAULT = 50;

    /** What {@code limit} may be at the most. */
    public static final int MOST = 200;

    private static final Cursor NEWEST =
            new Cursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    /**
     * Where the part before ended, or a place before the newest of all items: for SQL that compares
     * {@code (time, id) <} with it, ids as PostgreSQL orders them.
     */
    public Cursor afterOrNewest() {
        return after == null ? NEWEST : after;
    }
}
