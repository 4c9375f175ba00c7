package io.tributary.campaign.definition;

import io.tributary.events.CampaignState;
import io.tributary.events.RewardTerms;
import io.tributary.events.RewardType;

/** How a campaign is written on its topic. */
final class CampaignStateEvents {

    private CampaignStateEvents() {}

    // Over the bound because it is one line for each field of the record.
    // Generated setters do not say that these fields may be null.
    @SuppressWarnings("NullAway")
    static CampaignState of(Campaign campaign) {
        CampaignTerms terms = campaign.terms();
        return CampaignState.newBuilder()
                .setCampaignId(campaign.id().value())
                .setProductId(terms.product().value())
                .setVersion(campaign.version())
                .setName(terms.name())
                .setStatus(statusOf(campaign))
                .setTriggerType(terms.triggerType().value())
                .setToken(terms.token().value())
                .setChainId(campaign.chain().value())
                .setStartsAt(terms.period().startsAt())
                .setEndsAt(terms.period().endsAt())
                .setRequiresReferral(terms.requiresReferral())
                .setMaxRewardsPerUser(terms.maxRewardsPerUser())
                .setBudgetCap(terms.budgetCap().toString())
                .setReward(new RewardTerms(RewardType.FIXED, terms.baseReward().toString()))
                .setUserPercent(terms.sharing().userPercent().value())
                .setDeperditionPerLevel(terms.sharing().deperditionPerLevel().value())
                .setMaxReferralDepth(terms.sharing().maxReferralDepth())
                .setCreatedBy(campaign.createdBy().value())
                .setCreatedAt(campaign.createdAt())
                .setUpdatedAt(campaign.updatedAt())
                .build();
    }

    private static io.tributary.events.CampaignStatus statusOf(Campaign campaign) {
        return switch (campaign.stored()) {
            case DRAFT -> io.tributary.events.CampaignStatus.DRAFT;
            case ACTIVE, BUDGET_EXHAUSTED -> io.tributary.events.CampaignStatus.ACTIVE;
            case PAUSED -> io.tributary.events.CampaignStatus.PAUSED;
            case EXPIRED -> io.tributary.events.CampaignStatus.EXPIRED;
            case DEACTIVATED -> io.tributary.events.CampaignStatus.DEACTIVATED;
        };
    }
}
