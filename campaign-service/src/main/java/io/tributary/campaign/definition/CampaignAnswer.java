package io.tributary.campaign.definition;

import io.tributary.values.Address;
import io.tributary.values.BasisPoints;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A campaign as it is answered; the members are those of the contract, in its order. */
record CampaignAnswer(
        CampaignId id,
        ProductId productId,
        String name,
        String triggerType,
        Address token,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        boolean requiresReferral,
        int maxRewardsPerUser,
        TokenAmount budgetCap,
        Reward reward,
        BasisPoints userPercent,
        BasisPoints deperditionPerLevel,
        int maxReferralDepth,
        String status,
        long version,
        Address createdBy,
        Instant createdAt,
        BudgetAnswer budget) {

    /** How much a match earns. */
    record Reward(String type, TokenAmount baseReward) {}

    /** What is owed or paid, and what is left; {@code remaining} is null without a cap. */
    record BudgetAnswer(TokenAmount reserved, @Nullable TokenAmount remaining) {}

    // Over the bound because it is one line for each member of the answer.
    static CampaignAnswer of(Campaign campaign, Instant now) {
        CampaignTerms terms = campaign.terms();
        return new CampaignAnswer(
                campaign.id(),
                terms.product(),
                terms.name(),
                terms.triggerType().value(),
                terms.token(),
                terms.period().startsAt(),
                terms.period().endsAt(),
                terms.requiresReferral(),
                terms.maxRewardsPerUser(),
                terms.budgetCap(),
                new Reward("fixed", terms.baseReward()),
                terms.sharing().userPercent(),
                terms.sharing().deperditionPerLevel(),
                terms.sharing().maxReferralDepth(),
                campaign.status(now).word(),
                campaign.version(),
                campaign.createdBy(),
                campaign.createdAt(),
                new BudgetAnswer(campaign.budget().reserved(), campaign.budget().remaining()));
    }
}
