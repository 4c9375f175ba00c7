package io.tributary.reward.query;

import io.tributary.events.RewardStatus;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rewards are asked for; null: whichever.
 *
 * @param products of one of these
 * @param interaction earned by this
 * @param campaign earned there
 * @param wallet paid to it
 * @param token paid in it
 * @param status which stand there
 */
public record RewardFilter(
        @Nullable Set<ProductId> products,
        @Nullable InteractionId interaction,
        @Nullable CampaignId campaign,
        @Nullable Address wallet,
        @Nullable Address token,
        @Nullable RewardStatus status) {

    /** The same of these products only. */
    public RewardFilter within(Set<ProductId> others) {
        return new RewardFilter(others, interaction, campaign, wallet, token, status);
    }
}
