package io.tributary.campaign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.ServiceFixture;
import io.tributary.events.Interaction;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LimitsIT extends ServiceFixture {

    @Test
    void stopsAtTheLimitOfAWallet() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product, "\"maxRewardsPerUser\":2");
        Address wallet = aWallet();
        List<Interaction> purchases =
                List.of(
                        aPurchase(product, wallet).build(),
                        aPurchase(product, wallet).build(),
                        aPurchase(product, wallet).build());

        purchases.forEach(this::produce);

        assertThat(purchases.stream().map(this::reason))
                .containsExactly("matched", "matched", "user_limit_reached");
        JsonNode refused = decisions(purchases.get(2), 1).get(0);
        assertThat(refused.required("facts")).isEqualTo(json.readTree("{\"limit\":2,\"used\":2}"));
        assertThat(refused.required("reserved").asString()).isEqualTo("0");
        Interaction another = aPurchase(product, aWallet()).build();
        produce(another);
        assertThat(reason(another)).isEqualTo("matched");
        assertThat(reserved(campaign)).isEqualTo("15000");
    }

    @Test
    void stopsAtTheBudgetAndSaysSo() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product, "\"budgetCap\":\"14999\"");
        List<Interaction> purchases =
                List.of(
                        aPurchase(product, aWallet()).build(),
                        aPurchase(product, aWallet()).build(),
                        aPurchase(product, aWallet()).build());
        for (Interaction purchase : purchases) {
            produce(purchase);
            decisions(purchase, 1);
        }

        assertThat(purchases.stream().map(this::reason))
                .containsExactly("matched", "matched", "budget_exhausted");
        Answer shown = get("/business/campaigns/" + campaign, MERCHANT);
        assertThat(shown.text("status")).isEqualTo("budget_exhausted");
        assertThat(shown.body().required("budget"))
                .isEqualTo(json.readTree("{\"reserved\":\"10000\",\"remaining\":\"4999\"}"));
        assertThat(
                        get(
                                        "/business/campaigns?status=budget_exhausted&productId="
                                                + product,
                                        MERCHANT)
                                .body()
                                .required("items"))
                .hasSize(1);
        assertThat(activate(campaign).expect(409).text("from")).isEqualTo("budget_exhausted");
        deactivate(campaign).expect(204);
    }
}
