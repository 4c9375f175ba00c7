package io.tributary.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import io.tributary.values.Address;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What clients may write in several ways or leave out: it is taken, and the documents say so, which
 * {@link Contract} compares.
 */
@Order(208)
@ExtendWith(SharedQuickstart.class)
class RequestFormsE2ET {

    private static final String PRODUCTS = "/business/products";
    private static final Wallet WALLET = Wallet.random();

    private static Contract contract;
    private static String token;
    private static String productId;
    private static String key;

    @BeforeAll
    static void start(RunningQuickstart shared) {
        contract = Contract.of(shared);
        token = shared.signIn(WALLET);
        productId = post(8081, PRODUCTS, token, "{\"name\":\"Forms\",\"domains\":[]}").text("/id");
        String keys = PRODUCTS + "/" + productId + "/keys";
        key = post(8081, keys, token, "{\"kind\":\"secret\",\"name\":\"k\"}").text("/key");
        await("the key is known")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        contract.get(8082, "/external/interactions", key).status() == 200
                                && contract.get(8083, campaigns(), token).status() == 200
                                && contract.get(8082, orders(), token).status() == 200);
    }

    private static String campaigns() {
        return "/business/campaigns?productId=" + productId;
    }

    private static String orders() {
        return PRODUCTS + "/" + productId + "/orders";
    }

    private static Http.Answer post(int port, String path, @Nullable String bearer, String json) {
        return contract.post(port, path, bearer, ShapeReader.JSON.readTree(json));
    }

    private static Stream<String> waysToWriteAnAddress() {
        String lower = WALLET.address();
        String upper = "0x" + lower.substring(2).toUpperCase(Locale.ROOT);
        String checksummed = Address.parse(lower).checksummed();
        return Stream.of(lower, upper, upper.replace('x', 'X'), checksummed);
    }

    @ParameterizedTest
    @MethodSource("waysToWriteAnAddress")
    void takesAddressesInEveryCase(String address) {
        Http.Answer nonce =
                post(8081, "/auth/nonce", null, "{\"address\":\"" + address + "\",\"chainId\":1}");
        assertThat(nonce.status()).as(nonce.response().body()).isEqualTo(200);
        String administrator = PRODUCTS + "/" + productId + "/administrators/" + address;
        Http.Answer put =
                contract.send(
                        "PUT",
                        8081,
                        administrator,
                        token,
                        ShapeReader.JSON.readTree("{\"roles\":3}"));
        assertThat(put.text("/wallet")).isEqualTo(WALLET.address());
        Http.Answer taken =
                post(8082, "/external/interactions", key, interaction(address).toString());
        assertThat(taken.status()).as(taken.response().body()).isEqualTo(202);
        String referrals = PRODUCTS + "/" + productId + "/referrals/" + address;
        assertThat(contract.get(8082, referrals, token).text("/wallet"))
                .isEqualTo(WALLET.address());
        Http.Answer campaign = post(8083, "/business/campaigns", token, campaign(address));
        assertThat(campaign.text("/token")).isEqualTo(WALLET.address());
        String decisions =
                "/business/campaigns/" + campaign.text("/id") + "/decisions?wallet=" + address;
        assertThat(contract.get(8083, decisions, token).status()).isEqualTo(200);
    }

    private static ObjectNode interaction(String address) {
        return ShapeReader.JSON
                .createObjectNode()
                .put("productId", productId)
                .put("wallet", address)
                .put("type", "webshop.open")
                .put("dedupKey", UUID.randomUUID().toString());
    }

    private static String campaign(String tokenAddress) {
        return """
        {"productId":"%s","name":"Forms","triggerType":"webshop.open","token":"%s",
         "reward":{"type":"fixed","baseReward":"1"},"userPercent":5000,"deperditionPerLevel":1}\
        """
                .formatted(productId, tokenAddress);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webshop.open", "referral.link_creation", "custom.a"})
    void takesNoDataWhereATypeNeedsNone(String type) {
        ObjectNode without = interaction(WALLET.address()).put("type", type);
        ObjectNode ofNull =
                interaction(Wallet.random().address()).put("type", type).putNull("data");
        for (JsonNode body : new JsonNode[] {without, ofNull}) {
            Http.Answer taken = contract.post(8082, "/external/interactions", key, body);
            assertThat(taken.status()).as(taken.response().body()).isEqualTo(202);
        }
    }

    @Test
    void takesAProductWithoutDomains() {
        for (String json : new String[] {"{\"name\":\"A\"}", "{\"name\":\"A\",\"domains\":null}"}) {
            Http.Answer created = post(8081, PRODUCTS, token, json);
            assertThat(created.status()).as(created.response().body()).isEqualTo(201);
            assertThat(created.body().at("/domains")).isEmpty();
        }
    }

    @Test
    void takesNullToEndTheWindowOfAType() {
        String windows = "{\"typeDedupWindows\":{\"press.read_article\":\"PT1H\"}}";
        assertThat(patch(windows).body().at("/typeDedupWindows")).hasSize(1);
        String none = windows.replace("\"PT1H\"", "null");
        assertThat(patch(none).body().at("/typeDedupWindows")).isEmpty();
    }

    private static Http.Answer patch(String json) {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/merge-patch+json",
                        "If-Match",
                        "*");
        String path = PRODUCTS + "/" + productId + "/settings";
        return contract.send("PATCH", 8081, path, headers, json.getBytes(StandardCharsets.UTF_8));
    }
}
