package io.tributary.campaign.decision;

import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Instant;

/**
 * The right to decide an interaction, which is given once.
 *
 * @param interaction what is decided
 * @param receivedAt when it was received; says in which partition the claim lies
 * @param product whose interaction it is
 * @param wallet who acted
 * @param triggerType the interaction's type
 */
public record Claim(
        InteractionId interaction,
        Instant receivedAt,
        ProductId product,
        Address wallet,
        String triggerType) {}
