package io.tributary.campaign.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.ServiceFixture;
import io.tributary.events.Interaction;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DecisionListIT extends ServiceFixture {

    private static final Address BOB = new Address("0x" + "b0".repeat(20));

    @Test
    void listsDecisionsOfACampaignNewestFirst() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        Address wallet = aWallet();
        Interaction first = aPurchase(product, wallet).build();
        Interaction second = aPurchase(product, aWallet()).build();
        for (Interaction purchase : List.of(first, second)) {
            produce(purchase);
            decisions(purchase, 1);
        }
        String path = "/business/campaigns/" + campaign + "/decisions";
        String firstId = first.getInteractionId().toString();
        String secondId = second.getInteractionId().toString();

        JsonNode page = get(path + "?limit=1", MERCHANT).expect(200).body();
        assertThat(interactions(page)).containsExactly(secondId);
        assertThat(
                        interactions(
                                get(
                                                path
                                                        + "?cursor="
                                                        + page.required("nextCursor").asString(),
                                                MERCHANT)
                                        .body()))
                .containsExactly(firstId);
        assertThat(interactions(get(path + "?wallet=" + wallet, MERCHANT).body()))
                .containsExactly(firstId);
        assertThat(interactions(get(path + "?interactionId=" + secondId, MERCHANT).body()))
                .containsExactly(secondId);
        String moment = page.required("items").get(0).required("decidedAt").asString();
        assertThat(interactions(get(path + "?from=" + moment, MERCHANT).body()))
                .containsExactly(secondId);
        assertThat(interactions(get(path + "?to=" + moment, MERCHANT).body()))
                .containsExactly(firstId);
        get(path + "?wallet=0x12", MERCHANT).expect(422);
        get(path + "?from=yesterday", MERCHANT).expect(422);
    }

    @Test
    void tellsDecisionsOnlyToThoseWithARole() {
        ProductId product = aProduct();
        activeCampaign(product);
        Interaction purchase = aPurchase(product, aWallet()).build();
        produce(purchase);
        decisions(purchase, 1);
        String path = "/business/decisions?interactionId=";

        get(path + purchase.getInteractionId(), BOB).expect(404);
        assertThat(get(path + UUID.randomUUID(), BOB).expect(200).body().required("items"))
                .isEmpty();
        assertThat(
                        get(path + Uuids.next(Instant.now()), MERCHANT)
                                .expect(200)
                                .body()
                                .required("items"))
                .isEmpty();
        get("/business/decisions", MERCHANT).expect(422);
    }

    private static List<String> interactions(JsonNode page) {
        return page.required("items")
                .valueStream()
                .map(item -> item.required("interactionId").asString())
                .toList();
    }
}
