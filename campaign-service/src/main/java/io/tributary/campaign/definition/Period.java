package io.tributary.campaign.definition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When interactions count, by the time of their receipt.
 *
 * @param startsAt from when; null: the first activation
 * @param endsAt until when, exclusive; null: no end
 */
public record Period(@Nullable Instant startsAt, @Nullable Instant endsAt) {

    public Period {
        if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException(
                    "endsAt: " + endsAt + " (expected: after " + startsAt + ")");
        }
    }

    /** Whether something received then counts. */
    public boolean contains(Instant receivedAt) {
        return (startsAt == null || !receivedAt.isBefore(startsAt)) && !isOver(receivedAt);
    }

    /** Whether the end has come. */
    public boolean isOver(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }
}
