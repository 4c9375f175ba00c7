package io.tributary.messaging.relay;

import java.time.Instant;

/**
 * The right to run a loop alone, for a while: a row with expiry and token, not a session lock.
 *
 * @param name what is owned, for example {@code relay:products.v1} or {@code lane:31337:0}
 * @param token grows by one with every change of hands; what is written under a lease carries it,
 *     so that a stalled former owner is refused
 * @param expiresAt by the database's clock
 */
public record Lease(String name, long token, Instant expiresAt) {}
