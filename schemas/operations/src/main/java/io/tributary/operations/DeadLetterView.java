package io.tributary.operations;

import io.tributary.messaging.deadletter.FullLetter;
import io.tributary.messaging.deadletter.ListedLetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dead letter as it is answered in a list. */
record DeadLetterView(
        String id,
        @Nullable String reason,
        @Nullable String detail,
        ListedLetter.Source source,
        @Nullable String key,
        Instant failedAt,
        int redriven) {

    static DeadLetterView of(ListedLetter letter) {
        return new DeadLetterView(
                letter.id().toString(),
                letter.reason(),
                letter.detail(),
                letter.source(),
                letter.key(),
                letter.failedAt(),
                0);
    }

    /** The same with its headers and its value. */
    record Whole(
            String id,
            @Nullable String reason,
            @Nullable String detail,
            ListedLetter.Source source,
            @Nullable String key,
            Instant failedAt,
            int redriven,
            Map<String, String> headers,
            @Nullable Object value) {

        static Whole of(FullLetter letter) {
            DeadLetterView listed = DeadLetterView.of(letter.listed());
            return new Whole(
                    listed.id(),
                    listed.reason(),
                    listed.detail(),
                    listed.source(),
                    listed.key(),
                    listed.failedAt(),
                    listed.redriven(),
                    letter.headers(),
                    letter.value());
        }
    }
}
