package io.tributary.messaging.deadletter;

import io.tributary.events.Topic;
import io.tributary.messaging.step.DeadLetterReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are listed.
 *
 * @param topics the source topics
 * @param reason only these; null: all
 * @param limit how many at the most
 * @param after where the part before ended; null: from the newest
 */
public record LetterQuery(
        List<Topic<?>> topics,
        @Nullable DeadLetterReason reason,
        int limit,
        @Nullable LetterCursor after) {

    public LetterQuery {
        topics = List.copyOf(topics);
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 or more)");
        }
    }

    boolean takes(ListedLetter letter) {
        return reason == null || reason.word().equals(letter.reason());
    }
}
