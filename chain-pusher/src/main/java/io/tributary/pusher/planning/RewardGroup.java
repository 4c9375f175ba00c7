package io.tributary.pusher.planning;

import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;

/**
 * Rewards that may share a batch.
 *
 * @param product who pays
 * @param token what is paid
 * @param campaign where they were earned
 */
record RewardGroup(ProductId product, Address token, CampaignId campaign) {}
