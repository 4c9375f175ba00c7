package io.tributary.campaign.guard;

import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import java.time.Instant;

/**
 * How far back "already done" can be told.
 *
 * @param oldest start of the oldest partition of the guard tables
 * @param now by the database's clock, after the fence was passed
 */
public record GuardWindow(Instant oldest, Instant now) {

    /** Whether the rows that would say "already done" may have been dropped. */
    public boolean isTooOld(Instant receivedAt) {
        return receivedAt.isBefore(oldest);
    }

    /** The refusal of a record whose interaction is too old. */
    public Handled.Refusal tooOld(int index, Instant receivedAt) {
        return new Handled.Refusal(
                index,
                DeadLetterReason.TOO_OLD,
                "receivedAt: " + receivedAt + " (expected: not before " + oldest + ")");
    }
}
