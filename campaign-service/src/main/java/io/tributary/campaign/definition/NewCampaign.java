package io.tributary.campaign.definition;

import io.tributary.values.Address;
import io.tributary.values.BasisPoints;
import io.tributary.values.ProductId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body that {@link CampaignRequest} reads, for the OpenAPI document only. */
record NewCampaign(
        ProductId productId,
        String name,
        String triggerType,
        Address token,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Boolean requiresReferral,
        @Nullable Integer maxRewardsPerUser,
        @Nullable TokenAmount budgetCap,
        CampaignAnswer.Reward reward,
        BasisPoints userPercent,
        BasisPoints deperditionPerLevel,
        @Nullable Integer maxReferralDepth) {}
