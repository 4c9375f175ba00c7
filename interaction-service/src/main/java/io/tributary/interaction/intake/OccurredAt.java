package io.tributary.interaction.intake;

import io.tributary.web.json.JsonBody;
import io.tributary.web.json.Times;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something may have occurred that comes in now: clocks differ a little, and clients that were
 * offline come late, but not without end.
 */
record OccurredAt(Instant now, Duration lateLimit) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    /** The stated time; null if there is none, or if it is wrong, which is noted. */
    @Nullable Instant read(JsonBody body) {
        return body.optional(
                "occurredAt",
                this::parse,
                "an RFC 3339 time, at most " + lateLimit.toDays() + " days ago and 60 s ahead");
    }

    private Instant parse(String text) {
        Instant time = Times.parse(text);
        if (time.isBefore(now.minus(lateLimit)) || time.isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new IllegalArgumentException("occurredAt: " + time + " (expected: about now)");
        }
        return time;
    }
}
