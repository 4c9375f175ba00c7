package io.tributary.interaction.dedup;

import io.tributary.values.InteractionId;
import java.time.Duration;
import java.time.Instant;

/** What became of a claim. */
public sealed interface Claimed {

    /** It is the first, from this transaction on. */
    record First() implements Claimed {}

    /** It was the first in a transaction whose commit was unknown, and is stored already. */
    record StoredBefore() implements Claimed {}

    /** Another one was the first. */
    record Duplicate(InteractionId first, Instant receivedAt, boolean contentDiffers)
            implements Claimed {}

    /**
     * It, or the one in this group that it repeats, is more than its wallet may bring in this hour.
     *
     * @param left until the next hour
     */
    record OverLimit(Duration left) implements Claimed {}

    /** The order was completed by another wallet. */
    record OrderTaken() implements Claimed {}
}
