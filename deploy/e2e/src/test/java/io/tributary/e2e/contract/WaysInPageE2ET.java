package io.tributary.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The further ways in of the page: lines, compressed, dry, from a browser, and their limits. */
@Order(206)
@ExtendWith(SharedQuickstart.class)
class WaysInPageE2ET {

    private static final String INTERACTIONS = "/external/interactions";
    private static final String ORIGIN = "https://shop.example";
    private static final Duration KNOWN = Duration.ofSeconds(20);

    private static Contract contract;
    private static ApiPage page;
    private static String token;
    private static String product;
    private static String productId;
    private static String secretKey;
    private static String publishableKey;
    private static Wallet wallet;
    private static String walletToken;

    @BeforeAll
    static void start(RunningQuickstart shared) {
        contract = Contract.of(shared);
        page = contract.page();
        token = shared.signIn(Wallet.random());
        wallet = Wallet.random();
        walletToken = shared.signIn(wallet);
        JsonNode wanted =
                page.json("{\"name\":\"Demo Shop\"").request(Map.of("domains", List.of()));
        productId = contract.post(8081, "/business/products", token, wanted).text("/id");
        product = "/business/products/" + productId;
        secretKey = key("{\"kind\":\"secret\",\"name\":\"server\"}");
        publishableKey =
                key(
                        "{\"kind\":\"publishable\",\"name\":\"page\",\"origins\":[\""
                                + ORIGIN
                                + "\"]}");
        await("the keys are known")
                .atMost(KNOWN)
                .until(() ->
                        contract.get(8082, INTERACTIONS, secretKey).status() == 200
                                && postAsBrowser(visit(wallet), ORIGIN).status() == 202);
    }

    private static String key(String json) {
        JsonNode wanted = ShapeReader.JSON.readTree(json);
        return contract.post(8081, product + "/keys", token, wanted).text("/key");
    }

    private static ObjectNode visit(Wallet visitor) {
        return (ObjectNode)
                ShapeReader.JSON.readTree(
                        """
                        {"productId":"%s","wallet":"%s","type":"press.read_article","dedupKey":"%s",
                         "data":{"articleId":"a-1"}}\
                        """
                                .formatted(productId, visitor.address(), UUID.randomUUID()));
    }

    private static Http.Answer post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static Http.Answer post(String path, byte[] body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Authorization", "Bearer " + secretKey);
        all.put("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return contract.send("POST", 8082, path, all, body);
    }

    @Test
    void takesLines() {
        String lines = visit(wallet) + "\r\n\n" + visit(wallet) + "\n{\n";
        Http.Answer answer =
                post(INTERACTIONS + "/batch", lines, "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(207);
        assertThat(answer.body().at("/accepted").asInt()).isEqualTo(2);
        assertThat(answer.text("/results/2/problem/type"))
                .isEqualTo("urn:tributary:problem:malformed-json");
    }

    @Test
    void takesCompressedBodies() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(visit(wallet).toString().getBytes(StandardCharsets.UTF_8));
        }
        Http.Answer answer = post(INTERACTIONS, bytes.toByteArray(), "Content-Encoding", "gzip");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    }

    @Test
    void decidesDryWithoutStoring() {
        page.operations("POST");
        String visit = visit(wallet).toString();
        Http.Answer dry = post(INTERACTIONS, visit, "Dry-Run", "true");
        assertThat(dry.status()).as(dry.response().body()).isEqualTo(200);
        Shape expected = page.json("{\"status\":\"accepted\",\"referral\"");
        assertThat(expected.example("status")).isEqualTo(dry.body().at("/status"));
        assertThat(page.json("\"dryRun\":true").differences(dry.body())).isEmpty();
        assertThat(dry.body().has("id")).isFalse();
        assertThat(post(INTERACTIONS, visit).status()).isEqualTo(202);
    }

    @Test
    void tellsAndKeepsLimits() {
        Http.Answer told = contract.get(8082, INTERACTIONS, secretKey);
        assertThat(told.response().headers().firstValue("RateLimit-Policy"))
                .hasValue("\"key\";q=300000;w=60");
        assertThat(told.response().headers().firstValue("RateLimit").orElse(""))
                .matches("\"key\";r=\\d+;t=\\d+");
        limit("5");
        Wallet busy = Wallet.random();
        await("the limit is known")
                .atMost(KNOWN)
                .until(() -> post(INTERACTIONS, visit(busy).toString()).status() == 429);
        Http.Answer refused = post(INTERACTIONS, visit(busy).toString());
        contract.requireRefusal(refused, "429 rate-limited");
        assertThat(refused.body().at("/retryAfter").asInt()).isPositive();
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        limit("null");
    }

    private static void limit(String perHour) {
        String json = "{\"walletInteractionsPerHour\":" + perHour + "}";
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "*");
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        assertThat(contract.send("PATCH", 8081, product + "/settings", headers, body).status())
                .isEqualTo(200);
    }

    private static Http.Answer postAsBrowser(JsonNode body, String origin) {
        return post(
                INTERACTIONS,
                body.toString(),
                "Authorization",
                "Bearer " + publishableKey,
                "X-Wallet-Token",
                walletToken,
                "Origin",
                origin);
    }

    @Test
    void letsABrowserActForItsWalletOnly() {
        Http.Answer accepted = postAsBrowser(visit(wallet), ORIGIN);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        assertThat(accepted.response().headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(ORIGIN);
        contract.requireRefusal(
                postAsBrowser(visit(Wallet.random()), ORIGIN), "403 wallet-mismatch");
        contract.requireRefusal(
                postAsBrowser(visit(wallet), "https://evil.example"), "403 origin-not-allowed");
        ObjectNode purchase = visit(wallet).put("type", "purchase.completed");
        purchase.put("dedupKey", "A-1")
                .putObject("data")
                .put("orderId", "A-1")
                .put("amount", "1.00")
                .put("currency", "EUR");
        contract.requireRefusal(postAsBrowser(purchase, ORIGIN), "403 secret-key-required");
        assertThat(contract.post(8082, INTERACTIONS, publishableKey, visit(wallet)).status())
                .isEqualTo(401);
    }

    @Test
    void takesNothingForAProductThatIsStopped() {
        JsonNode wanted =
                page.json("{\"name\":\"Demo Shop\"").request(Map.of("domains", List.of()));
        String stopped = contract.post(8081, "/business/products", token, wanted).text("/id");
        String place = "/business/products/" + stopped;
        JsonNode keyBody = page.json("{\"kind\":\"secret\"").request(Map.of());
        String key = contract.post(8081, place + "/keys", token, keyBody).text("/key");
        ObjectNode visit = visit(wallet).put("productId", stopped);
        await("the key is known")
                .atMost(KNOWN)
                .until(() -> contract.post(8082, INTERACTIONS, key, visit).status() == 202);
        contract.post(8081, place + "/deactivate", token, null);
        visit.put("dedupKey", "later");
        await("the stop is known")
                .atMost(Duration.ofSeconds(2))
                .until(() -> contract.post(8082, INTERACTIONS, key, visit).status() == 403);
        contract.requireRefusal(
                contract.post(8082, INTERACTIONS, key, visit), "403 product-inactive");
    }

    @Test
    void listsByFilters() {
        page.operations("GET /external/interactions?wallet=&type=&from=&to=&source=");
        Wallet listed = Wallet.random();
        post(INTERACTIONS, visit(listed).toString());
        post(INTERACTIONS, visit(listed).toString());
        String query =
                "?wallet=%s&type=press.read_article&source=sdk&from=2026-01-01T00:00:00Z&to=2099-01-01T00:00:00Z&limit=1"
                        .formatted(listed.address());
        JsonNode first = contract.get(8082, INTERACTIONS + query, secretKey).body();
        assertThat(first.at("/items")).hasSize(1);
        String more = query + "&cursor=" + first.at("/nextCursor").asString();
        JsonNode second = contract.get(8082, INTERACTIONS + more, secretKey).body();
        assertThat(second.at("/items")).hasSize(1).isNotEqualTo(first.at("/items"));
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void attachesAnalyticsAfterwards() {
        page.operations("PUT /external/interactions/{id}/analytics");
        String id = post(INTERACTIONS, visit(Wallet.random()).toString()).text("/id");
        JsonNode ids =
                page.json("{\"sessionId\",\"deviceId\",\"profileId\"}")
                        .request(Map.of("sessionId", "s", "deviceId", "d", "profileId", "p"));
        Http.Answer attached =
                contract.send("PUT", 8082, INTERACTIONS + "/" + id + "/analytics", secretKey, ids);
        assertThat(attached.status()).as(attached.response().body()).isEqualTo(200);
        assertThat(
                        page.json("{\"sessionId\",\"deviceId\",\"profileId\",\"correlatedBy\"")
                                .differences(attached.body()))
                .isEmpty();
    }
}
