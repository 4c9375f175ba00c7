package io.tributary.web.limit;

import java.time.Instant;

/**
 * What this instance used of a bucket since it last told the others.
 *
 * @param bucket of what
 * @param minute when, in minutes since 1970
 * @param amount how much; negative where more was given back than taken
 */
public record Spending(BucketId bucket, long minute, long amount) {

    /** When the minute began. */
    public Instant windowStart() {
        return Instant.ofEpochSecond(minute * RateLimits.WINDOW_SECONDS);
    }
}
