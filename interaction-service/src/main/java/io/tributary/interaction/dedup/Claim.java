package io.tributary.interaction.dedup;

import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import java.time.Duration;
import java.util.UUID;

/**
 * An interaction that wants to be the first of its key.
 *
 * @param id the interaction, stored under this id if it is the first
 * @param key what it claims
 * @param wallet who acted
 * @param window how long the claim holds from its acceptance; those of orders, refunds and
 *     cancellations hold for ever
 * @param content hash of what the client said, to tell whether a duplicate differs
 */
public record Claim(
        InteractionId id, DedupKey key, Address wallet, Duration window, UUID content) {}
