package io.tributary.campaign.definition;

import io.tributary.values.Address;
import io.tributary.values.BasisPoints;
import io.tributary.values.ProductId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Terms of campaigns for tests, valid by default. */
public record Terms(CampaignTerms value) {

    public static Terms ofACampaign() {
        return new Terms(
                new CampaignTerms(
                        new ProductId(new UUID(0, 1)),
                        "Ten tokens",
                        new TriggerType("purchase.completed"),
                        new Address("0x" + "70".repeat(20)),
                        new Period(null, null),
                        false,
                        0,
                        TokenAmount.ZERO,
                        TokenAmount.of(1000),
                        new Sharing(new BasisPoints(5000), new BasisPoints(8000), 3)));
    }

    public Terms withLimit(int most) {
        return with(
                value.period(), value.requiresReferral(), most, value.budgetCap(), value.sharing());
    }

    public Terms withCap(long cap) {
        return with(
                value.period(),
                value.requiresReferral(),
                value.maxRewardsPerUser(),
                TokenAmount.of(cap),
                value.sharing());
    }

    public Terms withPeriod(@Nullable Instant startsAt, @Nullable Instant endsAt) {
        return with(
                new Period(startsAt, endsAt),
                value.requiresReferral(),
                value.maxRewardsPerUser(),
                value.budgetCap(),
                value.sharing());
    }

    public Terms requiringReferral() {
        return with(
                value.period(),
                true,
                value.maxRewardsPerUser(),
                value.budgetCap(),
                value.sharing());
    }

    public Terms withSharing(int userPercent, int depth) {
        Sharing sharing = new Sharing(new BasisPoints(userPercent), new BasisPoints(8000), depth);
        return with(
                value.period(),
                value.requiresReferral(),
                value.maxRewardsPerUser(),
                value.budgetCap(),
                sharing);
    }

    private Terms with(
            Period period, boolean referral, int most, TokenAmount cap, Sharing sharing) {
        return new Terms(
                new CampaignTerms(
                        value.product(),
                        value.name(),
                        value.triggerType(),
                        value.token(),
                        period,
                        referral,
                        most,
                        cap,
                        value.baseReward(),
                        sharing));
    }
}
