package io.tributary.quickstart.demo;

import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;

/**
 * What the demo has set up.
 *
 * @param product the product
 * @param bank its bank on chain
 * @param secretKey its API key
 * @param campaign its active campaign
 * @param merchantToken the token of its administrator
 */
public record Shop(
        ProductId product,
        Address bank,
        String secretKey,
        CampaignId campaign,
        String merchantToken) {}
