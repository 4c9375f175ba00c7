package io.tributary.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.campaign.ServiceFixture;
import io.tributary.events.CampaignState;
import io.tributary.events.ProductAdministrator;
import io.tributary.events.Topics;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CampaignDefinitionIT extends ServiceFixture {

    private static final Address MANAGER = new Address("0x" + "2a".repeat(20));
    private static final Address ORACLE = new Address("0x" + "8a".repeat(20));
    private static final Address STRANGER = new Address("0x" + "5a".repeat(20));

    @Test
    void createsADraftWithEverythingThatWasSaid() {
        ProductId product = aProduct();
        Answer created =
                post(
                                "/business/campaigns",
                                MERCHANT,
                                aCampaign(
                                        product,
                                        "\"startsAt\":\"2026-11-22T09:00:00Z\"",
                                        "\"endsAt\":\"2126-11-22T09:00:00Z\"",
                                        "\"requiresReferral\":true",
                                        "\"maxRewardsPerUser\":3",
                                        "\"budgetCap\":\"1000000000000000000000\""))
                        .expect(201);

        String id = created.text("id");
        assertThat(created.headers().firstValue("Location")).contains("/business/campaigns/" + id);
        assertThat(created.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(created.body())
                .isEqualTo(
                        json.readTree(
                                """
                                {"id":"%s","productId":"%s","name":"Ten tokens","triggerType":"purchase.completed",
                                 "token":"%s","startsAt":"2026-11-22T09:00:00Z","endsAt":"2126-11-22T09:00:00Z",
                                 "requiresReferral":true,"maxRewardsPerUser":3,"budgetCap":"1000000000000000000000",
                                 "reward":{"type":"fixed","baseReward":"10000"},"userPercent":5000,
                                 "deperditionPerLevel":8000,"maxReferralDepth":3,"status":"draft","version":1,
                                 "createdBy":"%s","createdAt":"%s",
                                 "budget":{"reserved":"0","remaining":"1000000000000000000000"}}\
                                """
                                        .formatted(
                                                id,
                                                product,
                                                TOKEN,
                                                MERCHANT,
                                                created.text("createdAt"))));
        Answer read = get("/business/campaigns/" + id, MERCHANT).expect(200);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void takesDefaultsForWhatIsNotSaid() {
        ProductId product = aProduct();
        String body = aCampaign(product, "\"maxReferralDepth\":null");

        JsonNode created = post("/business/campaigns", MERCHANT, body).expect(201).body();

        assertThat(created.required("startsAt").isNull()).isTrue();
        assertThat(created.required("endsAt").isNull()).isTrue();
        assertThat(created.required("requiresReferral").asBoolean()).isFalse();
        assertThat(created.required("maxRewardsPerUser").asInt()).isZero();
        assertThat(created.required("budgetCap").asString()).isEqualTo("0");
        assertThat(created.required("maxReferralDepth").asInt()).isEqualTo(5);
        assertThat(created.required("budget").required("remaining").isNull()).isTrue();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        Answer refused =
                post(
                                "/business/campaigns",
                                MERCHANT,
                                """
                                {"productId":"x","name":"","triggerType":"purchase.dreamt","token":"0x12",
                                 "startsAt":"2026-11-22T09:00:00Z","endsAt":"2026-11-22T09:00:00Z","budgetCap":"-1",
                                 "maxRewardsPerUser":-1,"reward":{"type":"percentage","baseReward":"0"},
                                 "userPercent":10001,"maxReferralDepth":11,"extra":1}\
                                """)
                        .expect(422);

        assertThat(refused.text("type")).isEqualTo("urn:tributary:problem:invalid-request");
        assertThat(
                        refused.body()
                                .required("errors")
                                .valueStream()
                                .map(error -> error.required("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/productId",
                        "/name",
                        "/triggerType",
                        "/token",
                        "/endsAt",
                        "/budgetCap",
                        "/maxRewardsPerUser",
                        "/reward/type",
                        "/reward/baseReward",
                        "/userPercent",
                        "/deperditionPerLevel",
                        "/maxReferralDepth",
                        "/extra");
    }

    @Test
    void hidesFromStrangersAndNeedsTheRole() {
        ProductId product =
                aProduct(
                        true,
                        new ProductAdministrator(MERCHANT.value(), 1),
                        new ProductAdministrator(MANAGER.value(), 2),
                        new ProductAdministrator(ORACLE.value(), 8));
        String body = aCampaign(product);

        post("/business/campaigns", STRANGER, body).expect(404);
        post("/business/campaigns", MERCHANT, aCampaign(new ProductId(UUID.randomUUID())))
                .expect(404);
        assertThat(post("/business/campaigns", ORACLE, body).expect(403).text("type"))
                .isEqualTo("urn:tributary:problem:role-missing");
        String campaign =
                "/business/campaigns/"
                        + post("/business/campaigns", MANAGER, body).expect(201).text("id");
        get(campaign, ORACLE).expect(200);
        get(campaign, STRANGER).expect(404);
        get(campaign + "/decisions", STRANGER).expect(404);
        post(campaign + "/activate", STRANGER, null).expect(404);
        post(campaign + "/activate", ORACLE, null).expect(403);
        post(campaign + "/deactivate", ORACLE, null).expect(403);
        get("/business/campaigns?productId=" + product, STRANGER).expect(404);
        get("/business/campaigns/not-an-id", MERCHANT).expect(404);
        get("/business/campaigns/" + UUID.randomUUID(), MERCHANT).expect(404);
    }

    @Test
    void listsNewestFirstInPagesAndByStatus() {
        ProductId product = aProduct();
        String first = draft(product).toString();
        String second = activeCampaign(product).toString();
        String third = draft(product).toString();
        String list = "/business/campaigns?productId=" + product;

        JsonNode page = get(list + "&limit=2", MERCHANT).expect(200).body();
        assertThat(ids(page)).containsExactly(third, second);
        JsonNode rest =
                get(list + "&limit=2&cursor=" + page.required("nextCursor").asString(), MERCHANT)
                        .body();
        assertThat(ids(rest)).containsExactly(first);
        assertThat(rest.required("nextCursor").isNull()).isTrue();
        assertThat(ids(get(list + "&status=active", MERCHANT).body())).containsExactly(second);
        assertThat(ids(get(list + "&status=draft", MERCHANT).body())).containsExactly(third, first);
        assertThat(ids(get("/business/campaigns?limit=200", MERCHANT).body()))
                .contains(first, second, third);
        get(list + "&status=asleep", MERCHANT).expect(422);
        get(list + "&limit=201", MERCHANT).expect(422);
    }

    @Test
    void goesThroughItsLifeAsTheTableSays() {
        CampaignId campaign = draft(aProduct());

        Answer active = activate(campaign).expect(200);
        assertThat(active.text("status")).isEqualTo("active");
        assertThat(active.body().required("version").asLong()).isEqualTo(2);
        assertThat(activate(campaign).expect(200).body().required("version").asLong()).isEqualTo(2);
        deactivate(campaign).expect(204);
        deactivate(campaign).expect(204);
        Answer ended = get("/business/campaigns/" + campaign, MERCHANT);
        assertThat(ended.text("status")).isEqualTo("deactivated");
        assertThat(ended.body().required("version").asLong()).isEqualTo(3);
        assertThat(activate(campaign).expect(200).text("status")).isEqualTo("active");
    }

    @Test
    void expiresByItselfAndThenRefusesActivation() {
        ProductId product = aProduct();
        String end = Instant.now().plus(Duration.ofDays(1)).toString();
        CampaignId campaign = activeCampaign(product, "\"endsAt\":\"" + end + "\"");
        clock.ahead(Duration.ofDays(2));

        assertThat(get("/business/campaigns/" + campaign, MERCHANT).text("status"))
                .isEqualTo("expired");
        assertThat(
                        ids(
                                get(
                                                "/business/campaigns?status=expired&productId="
                                                        + product,
                                                MERCHANT)
                                        .body()))
                .containsExactly(campaign.toString());
        Answer refused = activate(campaign).expect(409);
        assertThat(refused.text("type")).isEqualTo("urn:tributary:problem:transition-not-allowed");
        assertThat(refused.text("from")).isEqualTo("expired");
        assertThat(refused.text("to")).isEqualTo("active");
        deactivate(campaign).expect(204);
    }

    @Test
    void activatesOnlyWithABankForTheToken() {
        ProductAdministrator merchant = new ProductAdministrator(MERCHANT.value(), 1);
        ProductId product = aProduct(false, merchant);
        CampaignId campaign = draft(product);

        assertThat(activate(campaign).expect(409).text("type"))
                .isEqualTo("urn:tributary:problem:bank-missing");

        produceProduct(product, 2, true, merchant);
        await("the bank is known")
                .atMost(Duration.ofSeconds(10))
                .until(() -> activate(campaign).status() == 200);
    }

    @Test
    void publishesEveryVersion() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product, "\"budgetCap\":\"70000\"");

        await("version 2 is published")
                .atMost(Duration.ofSeconds(20))
                .until(() -> states(campaign).stream().anyMatch(state -> state.getVersion() == 2));
        CampaignState state = states(campaign).getLast();

        assertThat(state.getStatus()).isEqualTo(io.tributary.events.CampaignStatus.ACTIVE);
        assertThat(state.getProductId()).isEqualTo(product.value());
        assertThat(state.getChainId()).isEqualTo(31337);
        assertThat(state.getToken()).isEqualTo(TOKEN.value());
        assertThat(state.getBudgetCap()).isEqualTo("70000");
        assertThat(state.getReward().getBaseReward()).isEqualTo("10000");
        assertThat(state.getCreatedBy()).isEqualTo(MERCHANT.value());
    }

    @Test
    void describesItselfInOpenApi() {
        JsonNode paths = get("/v3/api-docs", MERCHANT).expect(200).body().required("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/business/campaigns",
                        "/business/campaigns/{id}",
                        "/business/campaigns/{id}/activate",
                        "/business/campaigns/{id}/deactivate",
                        "/business/campaigns/{id}/decisions",
                        "/business/decisions");
    }

    private List<CampaignState> states(CampaignId campaign) {
        return topics.read(Topics.CAMPAIGNS.name(), campaign.toString()).stream()
                .map(record -> codec.decode(Topics.CAMPAIGNS, record.value()))
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.required("items")
                .valueStream()
                .map(item -> item.required("id").asString())
                .toList();
    }
}
