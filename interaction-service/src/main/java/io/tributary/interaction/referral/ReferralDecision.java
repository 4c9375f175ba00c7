package io.tributary.interaction.referral;

import io.tributary.values.Address;

/**
 * What was decided on a referral.
 *
 * @param outcome what became of it
 * @param referrer the one who was named; where the wallet had a referrer before, the one who stays
 */
public record ReferralDecision(ReferralOutcome outcome, Address referrer) {}
