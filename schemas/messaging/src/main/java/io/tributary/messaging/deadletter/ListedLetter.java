package io.tributary.messaging.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter without its content. What another writer left out of its headers is null.
 *
 * @param id where it stands
 * @param reason {@code undecodable}, {@code refused} or {@code too_old}
 * @param detail value and expectation
 * @param source where the record came from
 * @param key the record's key as text, cut at 200 characters
 * @param failedAt when it was set aside
 */
public record ListedLetter(
        DeadLetterId id,
        @Nullable String reason,
        @Nullable String detail,
        Source source,
        @Nullable String key,
        Instant failedAt) {

    /**
     * Where a record came from.
     *
     * @param topic without prefix
     * @param partition its partition
     * @param offset its offset
     */
    public record Source(String topic, @Nullable Integer partition, @Nullable Long offset) {}
}
