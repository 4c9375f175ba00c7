package io.tributary.interaction.referral;

import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;

/**
 * An accepted {@code referral.referred}: the referrer is to become the referee's, on this product.
 */
public record ReferralRequest(
        InteractionId id, ProductId product, Address referee, Address referrer) {}
