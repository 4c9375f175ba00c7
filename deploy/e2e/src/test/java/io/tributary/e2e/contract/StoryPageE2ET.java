package io.tributary.e2e.contract;

import static io.tributary.e2e.contract.Contract.requireLike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sections 6, 7 and 9 of the page: the story of an interaction, the wallet, the report. */
@Order(203)
@ExtendWith(SharedQuickstart.class)
class StoryPageE2ET {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static RunningQuickstart quickstart;
    private static Contract contract;
    private static ApiPage page;
    private static String merchant;

    private final Wallet buyer = Wallet.random();

    @BeforeAll
    static void start(RunningQuickstart shared) {
        quickstart = shared;
        contract = Contract.of(shared);
        page = contract.page();
        merchant = shared.signIn(shared.merchant());
    }

    private String buy(String order) {
        ObjectNode purchase =
                page.json("{\"productId\":\"…\",\"wallet\":\"0x…\"")
                        .request(
                                Map.of(
                                        "productId",
                                        quickstart.productId(),
                                        "wallet",
                                        buyer.address(),
                                        "dedupKey",
                                        order,
                                        "orderId",
                                        order));
        Http.Answer posted =
                contract.post(8082, "/external/interactions", quickstart.secretKey(), purchase);
        assertThat(posted.status()).as(posted.response().body()).isEqualTo(202);
        return posted.text("/id");
    }

    @Test
    void showsTheWalletWhatIsPendingAndWhatWas() {
        page.operations(
                "GET /wallet/rewards/pending?productId=",
                "/wallet/rewards/pending",
                "GET /wallet/rewards/history?productId=&token=");
        String token = quickstart.signIn(buyer);
        buy("STORY-1");
        String pending = "/wallet/rewards/pending?productId=" + quickstart.productId();
        Shape expected = page.json("{\"wallet\",\"items\":[{\"productId\"");
        await("something pending")
                .pollInterval(Duration.ofMillis(50))
                .atMost(SOON)
                .until(() -> !contract.get(8084, pending, token).body().at("/items").isEmpty());
        Http.Answer owed = contract.get(8084, pending, token);
        requireLike(owed, 200, expected);
        assertThat(owed.text("/wallet")).isEqualTo(buyer.address());

        String history =
                "/wallet/rewards/history?productId="
                        + quickstart.productId()
                        + "&token="
                        + quickstart.report().at("/chain/token/address").asString();
        JsonNode item = contract.get(8084, history, token).body().at("/items/0");
        assertThat(page.json("{\"kind\":\"reward\"").differences(item)).isEmpty();
        ((ObjectNode) item).remove("kind");
        assertThat(reward().differences(item)).isEmpty();
    }

    private static Shape reward() {
        return page.json("{\"id\",\"matchId\",\"interactionId\"");
    }

    @Test
    void showsTheProductWhatWasDecidedAndPaid() {
        page.operations(
                "GET :8082/external/interactions/{id}",
                "GET :8083/business/decisions?interactionId=…",
                "…/campaigns/{id}/decisions?wallet=&interactionId=&from=&to=",
                "GET :8084/business/rewards?interactionId=…",
                "/business/rewards");
        String interactionId = buy("STORY-2");
        assertThat(
                        contract.get(8082, "/external/interactions/" + interactionId, merchant)
                                .text("/id"))
                .isEqualTo(interactionId);
        String ofInteraction = "?interactionId=" + interactionId;
        Shape decision = page.json("{\"interactionId\",\"campaignId\",\"campaignVersion\"");
        JsonNode decided = firstItem(8083, "/business/decisions" + ofInteraction);
        // The page shows the facts of another reason.
        ((ObjectNode) decided).set("facts", ShapeReader.JSON.readTree("{\"limit\":3,\"used\":3}"));
        assertThat(decision.differences(decided)).isEmpty();

        String campaign = quickstart.report().at("/campaign/id").asString();
        String ofCampaign =
                "/business/campaigns/%s/decisions%s&wallet=%s&from=2026-01-01T00:00:00Z&to=2099-01-01T00:00:00Z"
                        .formatted(campaign, ofInteraction, buyer.address());
        assertThat(firstItem(8083, ofCampaign).at("/campaignId").asString()).isEqualTo(campaign);
        assertThat(reward().differences(firstItem(8084, "/business/rewards" + ofInteraction)))
                .isEmpty();
    }

    private static JsonNode firstItem(int port, String path) {
        await("an item of " + path)
                .atMost(SOON)
                .until(() ->
                        contract.get(port, path, merchant).body().has("items")
                                && !contract.get(port, path, merchant)
                                        .body()
                                        .at("/items")
                                        .isEmpty());
        return contract.get(port, path, merchant).body().at("/items/0");
    }

    @Test
    void writesTheReportAsThePageShowsIt() {
        JsonNode report = quickstart.report();
        // The page shows one of the wallets.
        ((ObjectNode) report.at("/wallets")).retain("alice");
        assertThat(page.json("{\"ok\":true,\"readySeconds\"").differences(report)).isEmpty();
    }
}
