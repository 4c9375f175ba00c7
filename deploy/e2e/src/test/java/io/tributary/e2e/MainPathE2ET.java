package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.Hex;
import io.tributary.values.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One purchase becomes tokens: posted as {@code api.md} says, read from the chain itself. */
@Order(100)
@ExtendWith(SharedQuickstart.class)
class MainPathE2ET {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration ON_CHAIN = Duration.ofSeconds(40);

    private static RunningQuickstart quickstart;
    private static JsonNode report;

    private final Http http = new Http();

    @BeforeAll
    static void start(RunningQuickstart shared) {
        quickstart = shared;
        report = quickstart.report();
    }

    @Test
    void theDemoEndsRight() {
        assertThat(report.at("/ok").asBoolean()).isTrue();
        assertThat(
                        report.at("/rewards")
                                .valueStream()
                                .map(reward ->
                                        reward.at("/wallet").asString()
                                                + " "
                                                + reward.at("/level").asInt()
                                                + " "
                                                + reward.at("/credited").asString()))
                .containsExactly(
                        "alice 0 5000000000000000000",
                        "bob 1 4000000000000000000",
                        "carol 2 800000000000000000",
                        "dave 3 200000000000000000");
        for (String name : List.of("alice", "bob", "carol", "dave")) {
            String wallet = report.at("/wallets/" + name + "/address").asString();
            BigInteger expected = new BigInteger(demoReward(name).at("/expected").asString());
            assertThat(creditedOnChain(wallet)).as(name).isEqualTo(expected);
        }
    }

    @Test
    void theShopifyOrderOfTheDemoReachesItsClaimersWallet() {
        assertThat(
                        report.at("/shop/deliveries")
                                .valueStream()
                                .map(delivery ->
                                        delivery.at("/name").asString()
                                                + " "
                                                + delivery.at("/httpStatus").asInt()
                                                + " "
                                                + delivery.at("/outcome").asString()))
                .containsExactly(
                        "order 200 stored",
                        "again 200 duplicate",
                        "wrong signature 401 bad-signature",
                        "refund of 20.00 200 stored");
        JsonNode reward = report.at("/shop/reward");
        assertThat(reward.at("/wallet").asString()).isEqualTo("erin");
        assertThat(reward.at("/pendingSeen").asString()).isEqualTo("5000000000000000000");
        assertThat(reward.at("/ok").asBoolean()).isTrue();
        assertThat(creditedOnChain(report.at("/wallets/erin/address").asString()))
                .isEqualTo(new BigInteger("5000000000000000000"));
    }

    @Test
    void aPurchaseBecomesTokensOfBuyerAndReferrers() {
        Wallet buyer = Wallet.random();
        Wallet friend = Wallet.random();
        Wallet friendOfFriend = Wallet.random();
        refer(friend, friendOfFriend);
        refer(buyer, friend);

        Http.Answer accepted = postInteraction(purchase(buyer, "E2E-1"));
        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.text("/id");
        assertThat(accepted.response().headers().firstValue("Location"))
                .hasValue("/external/interactions/" + id);
        Http.Answer again = postInteraction(purchase(buyer, "E2E-1"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/status")).isEqualTo("duplicate");
        assertThat(again.text("/id")).isEqualTo(id);

        awaitCredit(buyer, "5000000000000000000");
        awaitCredit(friend, "4000000000000000000");
        awaitCredit(friendOfFriend, "1000000000000000000");
        tellsItsStory(id, buyer, friend, friendOfFriend);
        showsNothingPending(buyer);
    }

    @Test
    void aBatchAnswersItemByItem() {
        Wallet buyer = Wallet.random();
        String items =
                "["
                        + purchase(buyer, "E2E-B1")
                        + ","
                        + purchase(buyer, "E2E-B1")
                        + ","
                        + purchase(buyer, "E2E-B2").replace(buyer.address(), "0x12")
                        + "]";
        Http.Answer answer =
                http.post(url(8082, "/external/interactions/batch"), secretKey(), items);
        assertThat(answer.status()).isEqualTo(207);
        assertThat(
                        answer.body()
                                .at("/results")
                                .valueStream()
                                .map(result -> result.at("/status").asString()))
                .containsExactly("accepted", "duplicate", "rejected");
        assertThat(answer.text("/results/1/id")).isEqualTo(answer.text("/results/0/id"));
        assertThat(answer.text("/results/2/problem/errors/0/pointer")).isEqualTo("/wallet");
        awaitCredit(buyer, "5000000000000000000");
    }

    @ParameterizedTest
    @ValueSource(ints = {9081, 9082, 9083, 9084, 9085})
    void everyServiceTellsItsHealthAndMeters(int port) {
        assertThat(http.getText(url(port, "/actuator/health/liveness"))).contains("UP");
        assertThat(http.getText(url(port, "/actuator/health/readiness"))).contains("UP");
        assertThat(http.getText(url(port, "/actuator/prometheus"))).contains("jvm_memory");
        assertThat(http.get(url(port, "/actuator/env")).status()).isIn(401, 404);
    }

    @Test
    void refusesWhoIsNotKnown() {
        Http.Answer withoutKey = http.post(url(8082, "/external/interactions"), "{}");
        assertThat(withoutKey.status()).isEqualTo(401);
        assertThat(withoutKey.response().headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(
                        http.get(url(8084, "/wallet/rewards/pending"), "eyJhbGciOiJub25lIn0.e30.")
                                .status())
                .isEqualTo(401);
        String stranger = signIn(Wallet.random());
        assertThat(
                        http.get(
                                        url(
                                                8083,
                                                "/business/campaigns/"
                                                        + report.at("/campaign/id").asString()),
                                        stranger)
                                .status())
                .isEqualTo(404);
    }

    private void tellsItsStory(String id, Wallet buyer, Wallet friend, Wallet friendOfFriend) {
        String merchant = signIn(quickstart.merchant());
        Http.Answer stored = http.get(url(8082, "/external/interactions/" + id), merchant);
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.body().at("/referralChain").valueStream().map(JsonNode::asString))
                .containsExactly(friend.address(), friendOfFriend.address());

        JsonNode decision =
                http.get(url(8083, "/business/decisions?interactionId=" + id), merchant)
                        .body()
                        .at("/items/0");
        assertThat(decision.at("/matched").asBoolean()).isTrue();
        assertThat(decision.at("/reason").asString()).isEqualTo("matched");
        assertThat(decision.at("/reserved").asString()).isEqualTo("10000000000000000000");

        await("rewards pushed")
                .atMost(SOON)
                .until(() ->
                        rewards(id, merchant)
                                .allMatch(reward ->
                                        reward.at("/status").asString().equals("pushed")));
        assertThat(rewards(id, merchant).map(reward -> reward.at("/wallet").asString()))
                .containsExactlyInAnyOrder(
                        buyer.address(), friend.address(), friendOfFriend.address());
        assertThat(rewards(id, merchant).map(reward -> reward.at("/txHash").asString()))
                .allMatch(hash -> hash.matches("0x[0-9a-f]{64}"));
    }

    private Stream<JsonNode> rewards(String interactionId, String token) {
        return http.get(url(8084, "/business/rewards?interactionId=" + interactionId), token)
                .body()
                .at("/items")
                .valueStream();
    }

    private void showsNothingPending(Wallet wallet) {
        String token = signIn(wallet);
        await("nothing pending")
                .atMost(SOON)
                .until(() ->
                        http.get(url(8084, "/wallet/rewards/pending"), token)
                                .body()
                                .at("/items")
                                .valueStream()
                                .allMatch(item -> item.at("/pending").asString().equals("0")));
        JsonNode history = http.get(url(8084, "/wallet/rewards/history"), token).body();
        assertThat(history.at("/items/0/kind").asString()).isEqualTo("reward");
        assertThat(history.at("/items/0/status").asString()).isEqualTo("pushed");
    }

    private void refer(Wallet referee, Wallet referrer) {
        Http.Answer answer =
                postInteraction(
                        """
                        {"productId":"%s","wallet":"%s","type":"referral.referred","data":{"referrer":"%s"}}\
                        """
                                .formatted(productId(), referee.address(), referrer.address()));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("/referral/outcome")).isEqualTo("linked");
    }

    private static String purchase(Wallet wallet, String orderId) {
        return """
        {"productId":"%s","wallet":"%s","type":"purchase.completed",
         "data":{"orderId":"%s","amount":"49.90","currency":"EUR"}}\
        """
                .formatted(productId(), wallet.address(), orderId);
    }

    private Http.Answer postInteraction(String json) {
        return http.post(url(8082, "/external/interactions"), secretKey(), json);
    }

    private static String signIn(Wallet wallet) {
        return quickstart.signIn(wallet);
    }

    private void awaitCredit(Wallet wallet, String units) {
        await("credit of " + units)
                .atMost(ON_CHAIN)
                .untilAsserted(() ->
                        assertThat(creditedOnChain(wallet.address()))
                                .isEqualTo(new BigInteger(units)));
    }

    /** Asks the ledger itself: {@code getPendingAmount(address token, address user)}. */
    private BigInteger creditedOnChain(String wallet) {
        byte[] signature = "getPendingAmount(address,address)".getBytes(StandardCharsets.US_ASCII);
        String selector = Hex.encode(Keccak256.hash(signature)).substring(0, 10);
        String data = selector + word(report.at("/chain/token/address").asString()) + word(wallet);
        String call =
                """
                {"jsonrpc":"2.0","id":1,"method":"eth_call","params":[{"to":"%s","data":"%s"},"latest"]}\
                """
                        .formatted(report.at("/chain/ledger").asString(), data);
        String result = http.post(report.at("/chain/rpcUrl").asString(), call).text("/result");
        return new BigInteger(1, new Bytes32(result).bytes());
    }

    private static String word(String address) {
        return "0".repeat(24)
                + Address.parse(address).value().substring(2).toLowerCase(Locale.ROOT);
    }

    private static JsonNode demoReward(String wallet) {
        return report.at("/rewards")
                .valueStream()
                .filter(reward -> reward.at("/wallet").asString().equals(wallet))
                .findFirst()
                .orElseThrow();
    }

    private static String productId() {
        return quickstart.productId();
    }

    private static String secretKey() {
        return quickstart.secretKey();
    }

    private static String url(int defaultPort, String path) {
        return quickstart.url(defaultPort, path);
    }
}
