package io.tributary.campaign.budget;

import io.tributary.events.RewardState;
import io.tributary.messaging.ContentException;
import io.tributary.values.CampaignId;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a dead reward gives back.
 *
 * @param reward the reward
 * @param version the version that said it died
 * @param campaign whose budget gets it
 * @param amount the gross amount
 * @param receivedAt when its interaction was received
 */
record Release(
        RewardId reward,
        long version,
        CampaignId campaign,
        TokenAmount amount,
        Instant receivedAt) {

    static Release of(RewardState event) {
        return new Release(
                new RewardId(event.getRewardId()),
                event.getVersion(),
                new CampaignId(event.getCampaignId()),
                TokenAmount.parse(event.getAmount()),
                event.getReceivedAt());
    }

    static Set<CampaignId> campaigns(Collection<Release> releases) {
        return releases.stream().map(Release::campaign).collect(Collectors.toSet());
    }

    /** The budgets after these releases. */
    static Map<CampaignId, Budget> apply(
            Collection<Release> releases, Map<CampaignId, Budget> locked) {
        Map<CampaignId, Budget> after = new HashMap<>(locked);
        for (Release release : releases) {
            after.put(release.campaign(), release.applyTo(after.get(release.campaign())));
        }
        return after;
    }

    private Budget applyTo(@Nullable Budget before) {
        if (before == null) {
            throw new ContentException(
                    "campaignId: " + campaign + " (expected: a campaign of this service)");
        }
        if (amount.isMoreThan(before.reserved())) {
            throw new ContentException(
                    "amount: "
                            + amount
                            + " of reward "
                            + reward
                            + " (expected: at most "
                            + before.reserved()
                            + ")");
        }
        return before.release(amount);
    }
}
