package io.tributary.interaction.referral;

import io.tributary.interaction.dedup.Space;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;

/**
 * An accepted {@code referral.referred}: the referrer is to become the referee's, in this space.
 */
public record ReferralRequest(InteractionId id, Space space, Address referee, Address referrer) {}
