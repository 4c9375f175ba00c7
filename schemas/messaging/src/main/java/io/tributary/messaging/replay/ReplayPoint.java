package io.tributary.messaging.replay;

import java.time.Instant;

/** Where a replay begins or ends. */
public sealed interface ReplayPoint {

    /** The start of the log. */
    record Earliest() implements ReplayPoint {}

    /** The end of the log when the replay is asked for. */
    record Now() implements ReplayPoint {}

    /**
     * The first record that is not older.
     *
     * @param time by the records' timestamps
     */
    record At(Instant time) implements ReplayPoint {}

    /** Whether this point is after the other one, at this time. */
    default boolean isAfter(ReplayPoint other, Instant now) {
        return instant(now).isAfter(other.instant(now));
    }

    private Instant instant(Instant now) {
        return switch (this) {
            case Earliest() -> Instant.MIN;
            case Now() -> now;
            case At(Instant time) -> time;
        };
    }
}
