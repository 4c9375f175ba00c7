package io.tributary.reward.calculation;

import io.tributary.values.BasisPoints;

/**
 * How a campaign shares a reward.
 *
 * @param userPercent the acting user's part of the base
 * @param deperditionPerLevel what each referrer but the last takes of what is left
 */
public record RewardTerms(BasisPoints userPercent, BasisPoints deperditionPerLevel) {

    /** The terms in basis points. */
    public static RewardTerms of(int userPercent, int deperditionPerLevel) {
        return new RewardTerms(new BasisPoints(userPercent), new BasisPoints(deperditionPerLevel));
    }
}
