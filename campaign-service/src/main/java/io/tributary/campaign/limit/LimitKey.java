package io.tributary.campaign.limit;

import io.tributary.values.Address;
import io.tributary.values.CampaignId;

/**
 * Whose matches are counted, and where. The window is the campaign's whole life.
 *
 * @param campaign where the wallet earns
 * @param wallet who acts
 */
public record LimitKey(CampaignId campaign, Address wallet) {

    static final String LIFETIME = "lifetime";
}
