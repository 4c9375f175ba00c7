package io.tributary.campaign.definition;

import io.tributary.values.Address;
import io.tributary.values.BasisPoints;
import io.tributary.values.TokenAmount;
import java.util.List;

/**
 * How a reward is shared between the acting user and those who referred.
 *
 * @param userPercent the user's share
 * @param deperditionPerLevel the share of what remains that each referrer but the last takes
 * @param maxReferralDepth how many referrers share, 0 to 10
 */
public record Sharing(
        BasisPoints userPercent, BasisPoints deperditionPerLevel, int maxReferralDepth) {

    /** The most referrers that may share. */
    public static final int DEEPEST = 10;

    public Sharing {
        if (maxReferralDepth < 0 || maxReferralDepth > DEEPEST) {
            throw new IllegalArgumentException(
                    "maxReferralDepth: " + maxReferralDepth + " (expected: 0.." + DEEPEST + ")");
        }
    }

    /** The referrers who share, direct one first. */
    public List<Address> sharers(List<Address> chain) {
        return List.copyOf(chain.subList(0, Math.min(maxReferralDepth, chain.size())));
    }

    /**
     * What is owed in all: everything if someone shares, since the last takes the remainder, else
     * the user's part.
     */
    public TokenAmount owed(TokenAmount base, List<Address> sharers) {
        return sharers.isEmpty() ? base.shareRoundedDown(userPercent) : base;
    }
}
