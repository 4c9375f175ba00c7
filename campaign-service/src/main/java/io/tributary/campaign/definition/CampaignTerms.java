package io.tributary.campaign.definition;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.TokenAmount;

/**
 * What a manager writes down of a campaign.
 *
 * @param product whose campaign it is
 * @param name what people call it
 * @param triggerType which interactions it looks at
 * @param token the ERC-20 it pays
 * @param period when interactions count
 * @param requiresReferral whether only wallets with a referrer earn
 * @param maxRewardsPerUser matches per acting wallet; 0: no limit
 * @param budgetCap the most that is reserved in all; zero: no limit
 * @param baseReward the fixed reward of a match before it is shared
 * @param sharing how it is shared
 */
public record CampaignTerms(
        ProductId product,
        String name,
        TriggerType triggerType,
        Address token,
        Period period,
        boolean requiresReferral,
        int maxRewardsPerUser,
        TokenAmount budgetCap,
        TokenAmount baseReward,
        Sharing sharing) {

    /** The least that a match reserves: the user's part. */
    public TokenAmount smallestReward() {
        return baseReward.shareRoundedDown(sharing.userPercent());
    }
}
