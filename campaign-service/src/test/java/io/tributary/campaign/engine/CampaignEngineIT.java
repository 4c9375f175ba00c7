package io.tributary.campaign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.campaign.ServiceFixture;
import io.tributary.events.CampaignMatch;
import io.tributary.events.Interaction;
import io.tributary.events.ServiceName;
import io.tributary.events.Topics;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CampaignEngineIT extends ServiceFixture {

    private static final Address BOB = new Address("0x" + "b0".repeat(20));
    private static final Address CAROL = new Address("0x" + "ca".repeat(20));

    @Test
    void publishesAMatchWithEverythingThatWasDecided() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product, "\"maxReferralDepth\":1");
        Interaction purchase =
                aPurchase(product, aWallet())
                        .setReferralChain(List.of(BOB.value(), CAROL.value()))
                        .build();

        produce(purchase);
        JsonNode decision = decisions(purchase, 1).get(0);
        CampaignMatch match = onlyMatch(purchase);

        assertThat(match)
                .isEqualTo(
                        CampaignMatch.newBuilder()
                                .setMatchId(
                                        MatchId.of(
                                                        new InteractionId(
                                                                purchase.getInteractionId()),
                                                        campaign)
                                                .value())
                                .setInteractionId(purchase.getInteractionId())
                                .setCampaignId(campaign.value())
                                .setCampaignVersion(2)
                                .setProductId(product.value())
                                .setWallet(purchase.getWallet())
                                .setChainId(31337)
                                .setToken(TOKEN.value())
                                .setBaseAmount("10000")
                                .setReserved("10000")
                                .setUserPercent(5000)
                                .setDeperditionPerLevel(8000)
                                .setReferralChain(List.of(BOB.value()))
                                .setOrderId("A-1")
                                .setReceivedAt(purchase.getReceivedAt())
                                .setDecidedAt(
                                        Instant.parse(decision.required("decidedAt").asString()))
                                .build());
        assertThat(decision.required("matched").asBoolean()).isTrue();
        assertThat(decision.required("reason").asString()).isEqualTo("matched");
        assertThat(decision.required("reserved").asString()).isEqualTo("10000");
        assertThat(decision.required("campaignVersion").asLong()).isEqualTo(2);
        assertThat(decision.required("wallet").asString()).isEqualTo(purchase.getWallet());
        assertThat(reserved(campaign)).isEqualTo("10000");
    }

    @Test
    void repeatsEqualBytesAndReservesOnceForWhatIsDeliveredTwice() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        Interaction purchase = aPurchase(product, aWallet()).build();
        produce(purchase);
        decisions(purchase, 1);
        onlyMatch(purchase);
        deactivate(campaign).expect(204);

        produce(purchase);
        List<byte[]> twice =
                await("the match is repeated")
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> matchBytes(purchase), matches -> matches.size() == 2);

        assertThat(twice.get(1)).isEqualTo(twice.get(0));
        assertThat(reserved(campaign)).isEqualTo("5000");
        assertThat(reason(purchase)).isEqualTo("matched");
    }

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

    @Test
    void doesNotPayWhatComesAfterADeactivation() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        deactivate(campaign).expect(204);
        Interaction purchase = aPurchase(product, aWallet()).build();

        produce(purchase);

        JsonNode decision = decisions(purchase, 1).get(0);
        assertThat(decision.required("reason").asString()).isEqualTo("not_active");
        assertThat(decision.required("campaignVersion").asLong()).isEqualTo(3);
    }

    @Test
    void requiresAReferrerWhereTheCampaignDoes() {
        ProductId product = aProduct();
        activeCampaign(product, "\"requiresReferral\":true");
        Interaction alone = aPurchase(product, aWallet()).build();
        Interaction referred =
                aPurchase(product, aWallet()).setReferralChain(List.of(BOB.value())).build();

        produce(alone);
        produce(referred);

        assertThat(reason(alone)).isEqualTo("referral_required");
        assertThat(reason(referred)).isEqualTo("matched");
    }

    @Test
    void decidesTestsAndNeverPaysThem() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        Interaction purchase = aPurchase(product, aWallet()).setTest(true).build();

        produce(purchase);

        assertThat(reason(purchase)).isEqualTo("test_mode");
        assertThat(reserved(campaign)).isEqualTo("0");
    }

    @Test
    void paysNobodyWhereACampaignCameLater() {
        ProductId product = aProduct();
        CampaignId first = activeCampaign(product);
        Interaction purchase = aPurchase(product, aWallet()).build();
        produce(purchase);
        decisions(purchase, 1);
        CampaignId later = activeCampaign(product);

        produce(purchase);
        await("the match is repeated")
                .atMost(Duration.ofSeconds(20))
                .until(() -> matchBytes(purchase).size() == 2);

        assertThat(decisions(purchase, 1).get(0).required("campaignId").asString())
                .isEqualTo(first.toString());
        assertThat(reserved(later)).isEqualTo("0");
    }

    @Test
    void looksOnlyAtItsTypeAndProductAndNeverAtDrafts() {
        ProductId product = aProduct();
        activeCampaign(product, "\"triggerType\":\"press.open_article\"");
        draft(product);
        activeCampaign(aProduct());
        CampaignId campaign = activeCampaign(product);
        Interaction purchase = aPurchase(product, aWallet()).build();

        produce(purchase);

        assertThat(decisions(purchase, 1).get(0).required("campaignId").asString())
                .isEqualTo(campaign.toString());
    }

    @Test
    void putsAsideWhatIsOlderThanItsMemory() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        Interaction old =
                aPurchase(product, aWallet())
                        .setReceivedAt(Instant.now().minus(Duration.ofDays(200)))
                        .build();
        Interaction good = aPurchase(product, new Address(old.getWallet())).build();

        produce(old);
        produce(good);

        assertThat(reason(good)).isEqualTo("matched");
        String deadLetters = Topics.INTERACTIONS.deadLetterName(ServiceName.CAMPAIGN_SERVICE);
        await("the old one is a dead letter")
                .atMost(Duration.ofSeconds(20))
                .until(() -> topics.read(deadLetters, product + ":" + old.getWallet()).size() == 1);
        assertThat(
                        get("/business/decisions?interactionId=" + old.getInteractionId(), MERCHANT)
                                .body()
                                .required("items"))
                .isEmpty();
        assertThat(reserved(campaign)).isEqualTo("5000");
    }

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

    private CampaignMatch onlyMatch(Interaction interaction) {
        List<byte[]> matches =
                await("the match of " + interaction.getInteractionId())
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> matchBytes(interaction), found -> found.size() == 1);
        return match(matches.getFirst());
    }

    private static List<String> interactions(JsonNode page) {
        return page.required("items")
                .valueStream()
                .map(item -> item.required("interactionId").asString())
                .toList();
    }
}
