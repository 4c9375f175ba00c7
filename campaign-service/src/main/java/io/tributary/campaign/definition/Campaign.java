package io.tributary.campaign.definition;

import io.tributary.campaign.budget.Budget;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.TokenAmount;
import java.time.Instant;

/**
 * A campaign as it stands.
 *
 * @param id the campaign
 * @param version grows by one with every change, from 1
 * @param stored the stored status; never BUDGET_EXHAUSTED
 * @param terms what its manager wrote
 * @param chain where the token is paid
 * @param budget what it owes or has paid, and how much it may
 * @param createdBy the author
 * @param createdAt when it was created
 * @param updatedAt when this version was written
 */
public record Campaign(
        CampaignId id,
        long version,
        CampaignStatus stored,
        CampaignTerms terms,
        ChainId chain,
        Budget budget,
        Address createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** The status that is shown: the end of the period and an empty budget come by themselves. */
    public CampaignStatus status(Instant now) {
        return switch (stored) {
            case ACTIVE ->
                    terms.period().isOver(now) ? CampaignStatus.EXPIRED : activeOrExhausted();
            case PAUSED -> terms.period().isOver(now) ? CampaignStatus.EXPIRED : stored;
            case DRAFT, DEACTIVATED, EXPIRED, BUDGET_EXHAUSTED -> stored;
        };
    }

    private CampaignStatus activeOrExhausted() {
        TokenAmount remaining = budget.remaining();
        boolean exhausted = remaining != null && terms.smallestReward().isMoreThan(remaining);
        return exhausted ? CampaignStatus.BUDGET_EXHAUSTED : CampaignStatus.ACTIVE;
    }
}
