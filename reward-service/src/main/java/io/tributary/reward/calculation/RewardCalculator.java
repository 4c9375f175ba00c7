package io.tributary.reward.calculation;

import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.util.ArrayList;
import java.util.List;

/** The formula of shared rewards (design, section 2.4): integers of the token's smallest unit. */
public final class RewardCalculator {

    private RewardCalculator() {}

    /**
     * Everyone's share; the sum is the base where somebody referred, else the user's part. A share
     * of nothing is left out.
     *
     * @param chain the referrers, direct one first
     */
    public static List<CalculatedReward> calculateRewards(
            TokenAmount base, RewardTerms terms, Address user, List<Address> chain) {
        List<CalculatedReward> rewards = new ArrayList<>();
        TokenAmount remaining = base;
        for (int level = 0; level <= chain.size(); level++) {
            // The last referrer takes what rounding left, so that the sum is exact.
            boolean takesTheRest = level > 0 && level == chain.size();
            TokenAmount share = takesTheRest ? remaining : applyDeperdition(base, level, terms);
            if (!share.isZero()) {
                Address wallet = level == 0 ? user : chain.get(level - 1);
                rewards.add(new CalculatedReward(level, wallet, share));
            }
            remaining = remaining.minus(share);
        }
        return List.copyOf(rewards);
    }

    /** What a reward would come to for a user with or without a referrer. */
    public static RewardEstimate estimateReward(
            TokenAmount base, RewardTerms terms, boolean hasReferrer) {
        TokenAmount user = applyDeperdition(base, 0, terms);
        return new RewardEstimate(user, hasReferrer ? base.minus(user) : TokenAmount.ZERO);
    }

    /**
     * The share at a level after which others follow, rounded down.
     *
     * @param level 0 for the acting user, 1 for the direct referrer, and so on
     */
    public static TokenAmount applyDeperdition(TokenAmount base, int level, RewardTerms terms) {
        TokenAmount remaining = base;
        TokenAmount share = base.shareRoundedDown(terms.userPercent());
        for (int before = 0; before < level; before++) {
            remaining = remaining.minus(share);
            share = remaining.shareRoundedDown(terms.deperditionPerLevel());
        }
        return share;
    }
}
