package io.tributary.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Section 4 of the page: campaigns and their states. */
@Order(201)
@ExtendWith(SharedQuickstart.class)
class CampaignPageE2ET {

    private static final String CAMPAIGNS = "/business/campaigns";

    private static RunningQuickstart quickstart;
    private static Contract contract;
    private static ApiPage page;
    private static String merchant;
    private static String token;

    @BeforeAll
    static void start(RunningQuickstart shared) {
        quickstart = shared;
        contract = Contract.of(shared);
        page = contract.page();
        merchant = shared.signIn(shared.merchant());
        token = shared.report().at("/chain/token/address").asString();
    }

    private static ObjectNode wanted(Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.putIfAbsent("productId", quickstart.productId());
        all.putIfAbsent("token", token);
        return page.json("{\"productId\":\"…\",\"name\":\"Ten tokens\"").request(all);
    }

    /** One that matches nothing that other tests do. */
    private static String endingAt(Instant end) {
        ObjectNode wanted =
                wanted(Map.of("endsAt", end.toString(), "triggerType", "retail.customer_meeting"));
        return CAMPAIGNS + "/" + contract.post(8083, CAMPAIGNS, merchant, wanted).text("/id");
    }

    @Test
    void createsAndShowsCampaigns() {
        page.operations(
                "POST /business/campaigns",
                "GET /business/campaigns?productId=…&status=…",
                "GET …/{id}",
                "GET");
        ObjectNode wanted = wanted(Map.of());
        Http.Answer created = contract.post(8083, CAMPAIGNS, merchant, wanted);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        assertThat(created.response().headers().firstValue("ETag")).hasValue("\"1\"");
        String place = CAMPAIGNS + "/" + created.text("/id");
        assertThat(created.response().headers().firstValue("Location")).hasValue(place);

        Shape added = page.json("\"id\",\"status\":\"draft\"");
        assertThat(added.differences(created.body())).isEmpty();
        assertThat(created.body().at("/status")).isEqualTo(added.example("status"));
        assertThat(created.body().at("/budget/remaining"))
                .isEqualTo(added.example("budget", "remaining"));
        ObjectNode rest = (ObjectNode) created.body().deepCopy();
        rest.remove(List.of("id", "status", "version", "createdBy", "createdAt", "budget"));
        assertThat(rest).isEqualTo(wanted);

        assertThat(contract.get(8083, place, merchant).body()).isEqualTo(created.body());
        String drafts = CAMPAIGNS + "?status=draft&productId=" + quickstart.productId();
        assertThat(contract.get(8083, drafts, merchant).body().at("/items/0"))
                .isEqualTo(created.body());
    }

    @ParameterizedTest
    @CsvSource({
        "requiresReferral, false",
        "maxRewardsPerUser, 0",
        "budgetCap, 0",
        "maxReferralDepth, 5",
        "startsAt, null",
        "endsAt, null"
    })
    void takesTheDefaultWhereAnOptionalFieldIsMissing(String field, String expected) {
        ObjectNode wanted = wanted(Map.of());
        wanted.remove(field);
        Http.Answer created = contract.post(8083, CAMPAIGNS, merchant, wanted);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        assertThat(created.body().at("/" + field).toString().replace("\"", "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"draft", "active", "deactivated", "expired"})
    void movesAsTheTableSays(String from) {
        page.operations("POST …/{id}/activate", "POST …/{id}/deactivate");
        for (String move : List.of("activate", "deactivate")) {
            String place = campaignThatIs(from);
            Http.Answer answer = contract.post(8083, place + "/" + move, merchant, null);
            String expected = page.cell("from", from, move);
            if (expected.startsWith("409")) {
                contract.requireRefusal(answer, "409 transition-not-allowed");
                assertThat(answer.text("/from")).isEqualTo(from);
                assertThat(answer.text("/to")).isEqualTo("active");
                continue;
            }
            assertThat(answer.status()).isEqualTo(move.equals("activate") ? 200 : 204);
            assertThat(status(place)).isEqualTo(expected);
            contract.post(8083, place + "/" + move, merchant, null);
            assertThat(status(place)).isEqualTo(expected);
        }
    }

    private static String campaignThatIs(String status) {
        Instant end = Instant.now().plusSeconds(status.equals("expired") ? 2 : 600);
        String place = endingAt(end);
        List<String> moves = new ArrayList<>();
        if (!status.equals("draft")) {
            moves.add("activate");
        }
        if (status.equals("deactivated")) {
            moves.add("deactivate");
        }
        moves.forEach(move -> contract.post(8083, place + "/" + move, merchant, null));
        await("a campaign that is " + status)
                .atMost(Duration.ofSeconds(10))
                .until(() -> status(place).equals(status));
        return place;
    }

    private static String status(String place) {
        return contract.get(8083, place, merchant).text("/status");
    }

    @Test
    void needsABankToBeActive() {
        String stranger = quickstart.signIn(Wallet.random());
        JsonNode product =
                page.json("{\"name\":\"Demo Shop\"").request(Map.of("domains", List.of()));
        String id = contract.post(8081, "/business/products", stranger, product).text("/id");
        ObjectNode wanted = wanted(Map.of("productId", id));
        await("the product is known")
                .atMost(Duration.ofSeconds(10))
                .until(() -> contract.post(8083, CAMPAIGNS, stranger, wanted).status() == 201);
        String place =
                CAMPAIGNS + "/" + contract.get(8083, CAMPAIGNS, stranger).text("/items/0/id");
        contract.requireRefusal(
                contract.post(8083, place + "/activate", stranger, null), "409 bank-missing");
    }
}
