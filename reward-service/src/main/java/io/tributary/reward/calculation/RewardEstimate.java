package io.tributary.reward.calculation;

import io.tributary.values.TokenAmount;

/**
 * What a reward would come to.
 *
 * @param user the acting user's part
 * @param referrers what all referrers take together; nothing where nobody referred
 */
public record RewardEstimate(TokenAmount user, TokenAmount referrers) {

    /** What a budget has to hold for it. */
    public TokenAmount total() {
        return user.plus(referrers);
    }
}
