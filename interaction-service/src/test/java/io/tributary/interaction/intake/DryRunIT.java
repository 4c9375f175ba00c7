package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.values.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A dry run says what the same request will be answered, and leaves nothing behind. */
class DryRunIT extends RunningService {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> TABLES =
            List.of(
                    "interactions",
                    "interaction_dedup_keys",
                    "orders",
                    "reversals",
                    "referral_edges");

    @Test
    void acceptsWithoutIdAndStoresNothing() {
        KnownShop shop = aShop();
        Map<String, Object> purchase = aPurchase(shop, aWallet(), "A-1");
        dry("", shop, purchase)
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Location")
                .expectBody()
                .json("{\"status\":\"accepted\",\"dryRun\":true}")
                .jsonPath("$.id")
                .doesNotExist()
                .jsonPath("$.receivedAt")
                .doesNotExist();
        isEmpty(shop);
        accepted(shop, purchase);
    }

    @Test
    void namesTheFirstOfADuplicate() {
        KnownShop shop = aShop();
        Map<String, Object> purchase = aPurchase(shop, aWallet(), "A-1");
        String first = accepted(shop, purchase);
        dry("", shop, purchase)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("duplicate")
                .jsonPath("$.id")
                .isEqualTo(first)
                .jsonPath("$.receivedAt")
                .exists()
                .jsonPath("$.dryRun")
                .isEqualTo(true);
    }

    @Test
    void refusesWhatWouldBeRefused() {
        KnownShop shop = aShop();
        accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        dry("", shop, aPurchase(shop, aWallet(), "A-1")).expectStatus().isEqualTo(409);
        Map<String, Object> wrong = new HashMap<>(aPurchase(shop, aWallet(), "A-2"));
        wrong.put("wallet", "0x12");
        dry("", shop, wrong).expectStatus().isEqualTo(422);
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    /** Each item depends on those before it: duplicates, other wallets' orders, referrals. */
    @Test
    void saysOfABatchWhatItWillBeAnswered() {
        KnownShop shop = aShop();
        List<Object> batch = aBatchOfAllVerdicts(shop);
        JsonNode foretold = body(dry("/batch", shop, batch).expectStatus().isOk());
        isEmpty(shop);
        JsonNode real = body(postBatch(shop, batch).expectStatus().isEqualTo(207));
        assertThat(foretold.get("dryRun").booleanValue()).isTrue();
        assertThat(foretold.at("/results/1/status").stringValue()).isEqualTo("duplicate");
        assertThat(foretold.at("/results/1").has("id")).isFalse();
        assertThat(withoutIds(foretold)).isEqualTo(withoutIds(real));
        assertThat(withoutIds(body(dry("/batch", shop, batch))).toString()).contains("duplicate");
    }

    @Test
    void agreesWithARealRequestHoweverManyRunBeside() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        List<Integer> statuses =
                IntStream.range(0, 24)
                        .parallel()
                        .mapToObj(i -> status(dry("", shop, aPurchase(shop, alice, "A-1"))))
                        .toList();
        assertThat(statuses).allMatch(status -> status == 200 || status == 503).contains(200);
        isEmpty(shop);
        accepted(shop, aPurchase(shop, alice, "A-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1", "true,true"})
    void asksForTrueOrFalse(String header) {
        KnownShop shop = aShop();
        post("", shop, aPurchase(shop, aWallet(), "A-1"), header)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("Dry-Run");
        assertThat(shop.count("interactions")).isZero();
    }

    @Test
    void recordsWhereTheHeaderSaysFalse() {
        KnownShop shop = aShop();
        post("", shop, aPurchase(shop, aWallet(), "A-1"), "false").expectStatus().isAccepted();
    }

    private List<Object> aBatchOfAllVerdicts(KnownShop shop) {
        Address alice = aWallet();
        Address bob = aWallet();
        return List.of(
                aPurchase(shop, alice, "A-1"),
                aPurchase(shop, alice, "A-1"),
                aPurchase(shop, bob, "A-1"),
                aReferral(shop, alice, bob),
                aReferral(shop, bob, alice),
                aReferral(shop, alice, aWallet()),
                interaction(shop, alice, "custom.scan", Map.of()),
                interaction(shop, alice, "custom.scan", Map.of("again", true)),
                "no object");
    }

    private void isEmpty(KnownShop shop) {
        assertThat(TABLES).allSatisfy(table -> assertThat(shop.count(table)).isZero());
    }

    private static JsonNode withoutIds(JsonNode answer) {
        ((ObjectNode) answer).remove("dryRun");
        answer.get("results").values().forEach(result -> ((ObjectNode) result).remove("id"));
        return answer;
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return MAPPER.readTree(
                Objects.requireNonNull(answer.expectBody().returnResult().getResponseBody()));
    }

    private static int status(WebTestClient.ResponseSpec answer) {
        return answer.expectBody().returnResult().getStatus().value();
    }

    private WebTestClient.ResponseSpec dry(String path, KnownShop shop, Object body) {
        return post(path, shop, body, "true");
    }

    private WebTestClient.ResponseSpec post(
            String path, KnownShop shop, Object body, String dryRun) {
        return client().post()
                .uri("/external/interactions" + path)
                .header("Authorization", shop.bearer())
                .header("Dry-Run", dryRun)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
