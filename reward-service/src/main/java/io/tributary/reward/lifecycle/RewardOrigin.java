package io.tributary.reward.lifecycle;

import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.ProductId;
import java.time.Instant;

/**
 * Where a reward comes from; the same for all rewards of a match.
 *
 * @param match the match that it is a part of
 * @param interaction what earned it
 * @param campaign where it was earned
 * @param product who pays
 * @param receivedAt when the interaction was received
 */
public record RewardOrigin(
        MatchId match,
        InteractionId interaction,
        CampaignId campaign,
        ProductId product,
        Instant receivedAt) {}
