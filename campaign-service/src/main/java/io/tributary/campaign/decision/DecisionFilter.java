package io.tributary.campaign.decision;

import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are asked for; null: any.
 *
 * @param campaign of this campaign
 * @param interaction of this interaction
 * @param wallet of what this wallet did
 * @param from decided then or later
 * @param to decided before
 */
record DecisionFilter(
        @Nullable CampaignId campaign,
        @Nullable InteractionId interaction,
        @Nullable Address wallet,
        @Nullable Instant from,
        @Nullable Instant to) {}
