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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

        InteractionId interaction = new InteractionId(purchase.getInteractionId());

        produce(purchase);
        JsonNode decision = decisions(purchase, 1).get(0);
        CampaignMatch match = onlyMatch(purchase);

        assertThat(match)
                .isEqualTo(
                        CampaignMatch.newBuilder()
                                .setMatchId(MatchId.of(interaction, campaign).value())
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
        assertThat(matchBytes(purchase)).isEmpty();
    }

    @Test
    void decidesTypesThatOnlyTheProductKnows() {
        ProductId product = aProduct();
        activeCampaign(product, "\"triggerType\":\"custom.loyalty-card.scanned\"");
        Interaction scanned =
                aPurchase(product, aWallet())
                        .setType("custom.loyalty-card.scanned")
                        .clearOrderId()
                        .setData("{\"points\":3}")
                        .build();

        produce(scanned);

        assertThat(reason(scanned)).isEqualTo("matched");
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

    private CampaignMatch onlyMatch(Interaction interaction) {
        List<byte[]> matches =
                await("the match of " + interaction.getInteractionId())
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> matchBytes(interaction), found -> found.size() == 1);
        return match(matches.getFirst());
    }
}
