package io.tributary.web.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Times as clients write them (RFC 3339), cut to what PostgreSQL keeps. */
public final class Times {

    /** What is told to who writes another. */
    public static final String EXPECTED = "RFC 3339, for example 2026-11-22T09:00:00Z";

    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    /**
     * Reads a time of 1970 to 9999, in microseconds.
     *
     * @throws IllegalArgumentException if it has another form or is outside
     * @throws java.time.DateTimeException if there is no such day or hour
     */
    public static Instant parse(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            throw new IllegalArgumentException("time: (expected: " + EXPECTED + ")");
        }
        Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("time: out of range (expected: 1970..9999)");
        }
        return time;
    }
}
