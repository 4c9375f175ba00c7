package io.tributary.messaging.replay;

import io.tributary.events.Topic;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a replay.
 *
 * @param topic one that this service consumes
 * @param from the first record
 * @param to behind the last record
 * @param productId only records of this product; null: all
 * @param dryRun every transaction is rolled back, nothing is sent
 * @param republish outcomes of records already done go out again
 * @param ratePerSecond most records per second, 1..100000
 * @param requestedBy who asks
 * @param reason why, for the audit
 */
public record StartReplay(
        Topic<?> topic,
        ReplayPoint from,
        ReplayPoint to,
        @Nullable UUID productId,
        boolean dryRun,
        boolean republish,
        int ratePerSecond,
        String requestedBy,
        String reason) {

    /** Highest rate. */
    public static final int MAX_RATE = 100_000;

    public StartReplay {
        if (ratePerSecond < 1 || ratePerSecond > MAX_RATE) {
            throw new IllegalArgumentException(
                    "ratePerSecond: " + ratePerSecond + " (expected: 1.." + MAX_RATE + ")");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason: blank (expected: why)");
        }
    }

    /** What the audit keeps. */
    String summary() {
        return "topic=%s from=%s to=%s productId=%s dryRun=%s republish=%s ratePerSecond=%d"
                .formatted(topic.name(), from, to, productId, dryRun, republish, ratePerSecond);
    }
}
