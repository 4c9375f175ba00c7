package io.tributary.e2e.fault;

import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Shop;
import io.tributary.values.Address;
import java.util.HashMap;
import java.util.Map;

/**
 * Campaigns beside the shop's first: one whose budget ends under the load, one with a limit for
 * each user, one for the referred. Amounts and shares leave something over at every division.
 */
final class Campaigns {

    private final Client client;
    private final String url;
    private final Shop shop;
    private final Address token;

    Campaigns(Client client, String url, Shop shop, Address token) {
        this.client = client;
        this.url = url + "/business/campaigns";
        this.shop = shop;
        this.token = token;
    }

    void start() {
        start(
                "Until it is spent",
                "purchase.completed",
                "7000000000000000003",
                Map.of("budgetCap", "350000000000000000000"));
        start(
                "Twice for each",
                "webshop.open",
                "5000000000000000001",
                Map.of("maxRewardsPerUser", 2));
        start(
                "For the referred",
                "purchase.completed",
                "1000000000000000007",
                Map.of("requiresReferral", true, "maxReferralDepth", 5));
    }

    private void start(String name, String trigger, String base, Map<String, Object> limits) {
        Map<String, Object> campaign = new HashMap<>(limits);
        campaign.put("productId", shop.product().toString());
        campaign.put("name", name);
        campaign.put("triggerType", trigger);
        campaign.put("token", token.value());
        campaign.put("reward", Map.of("type", "fixed", "baseReward", base));
        campaign.put("userPercent", 3_333);
        campaign.put("deperditionPerLevel", 7_777);
        String id = client.post(url, shop.merchantToken(), campaign).expect(201).text("id");
        client.post(url + "/" + id + "/activate", shop.merchantToken(), Map.of()).expect(200);
    }
}
