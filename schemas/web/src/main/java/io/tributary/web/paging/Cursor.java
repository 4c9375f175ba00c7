package io.tributary.web.paging;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in a list that is ordered by time, then id, both falling.
 *
 * @param at time of the last item that was answered
 * @param id its id
 */
public record Cursor(Instant at, UUID id) {

    private static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

    /** The opaque text that clients send back. */
    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(at.getEpochSecond()).putInt(at.getNano());
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Cursor decode(String text) {
        byte[] decoded = Base64.getUrlDecoder().decode(text);
        if (decoded.length != BYTES) {
            throw new IllegalArgumentException(
                    "cursor: " + decoded.length + " bytes (expected: " + BYTES + ")");
        }
        ByteBuffer bytes = ByteBuffer.wrap(decoded);
        Cursor cursor =
                new Cursor(
                        instant(bytes.getLong(), bytes.getInt()),
                        new UUID(bytes.getLong(), bytes.getLong()));
        if (!cursor.encode().equals(text)) {
            throw new IllegalArgumentException("cursor: (expected: the nextCursor of an answer)");
        }
        return cursor;
    }

    /** Years that PostgreSQL's timestamptz takes too. */
    private static Instant instant(long seconds, int nanos) {
        try {
            Instant at = Instant.ofEpochSecond(seconds, nanos);
            if (at.isBefore(Instant.parse("1970-01-01T00:00:00Z"))
                    || at.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
                throw new IllegalArgumentException("cursor: (expected: a time of our era)");
            }
            return at;
        } catch (DateTimeException outside) {
            throw new IllegalArgumentException("cursor: (expected: a time of our era)", outside);
        }
    }
}
