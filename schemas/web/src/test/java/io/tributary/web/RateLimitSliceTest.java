package io.tributary.web;

import static io.tributary.web.Slice.TOKENS;
import static io.tributary.web.Slice.http;
import static io.tributary.web.Slice.uri;
import static io.tributary.web.TestApplication.KEY;
import static io.tributary.web.TestApplication.ORIGIN;
import static io.tributary.web.TestApplication.OTHER_ORIGIN;
import static io.tributary.web.TestApplication.PRODUCT;
import static io.tributary.web.TestApplication.PUBLISHABLE;
import static io.tributary.web.TestApplication.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What is left is told with every answer that is limited, and refused when nothing is. */
class RateLimitSliceTest {

    private static final String LEFT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    @Test
    void tellsKeysWalletsAndAddressesWhatIsLeft() {
        assertTold(get("/external/who", KEY), 200, "\"key\";q=300000;w=60");
        assertTold(get("/external/nothing", KEY), 404, "\"key\";q=300000;w=60");
        assertTold(get("/external/who", TOKENS.of(STRANGER)), 200, "\"wallet\";q=600;w=60");
        assertTold(get("/external/who", "sk_unknown"), 401, "\"address\";q=6000;w=60");
        assertTold(get("/external/who", "nonsense"), 401, "\"address\";q=6000;w=60");
    }

    @Test
    void countsAWalletBesideAPublishableKey() {
        ResponseSpec answer = page(http(), TOKENS.of(STRANGER), ORIGIN);
        assertTold(answer, 200, "\"key\";q=300000;w=60, \"wallet\";q=600;w=60");
    }

    /** It stands in a page, so whoever has nothing else uses up what their own address may. */
    @Test
    void countsAPublishableKeyOnTheAddressUnlessItsWalletIsKnown() {
        assertTold(get("/external/wallet", PUBLISHABLE), 200, "\"address\";q=6000;w=60");
        assertTold(page(http(), "nonsense", ORIGIN), 401, "\"address\";q=6000;w=60");
        assertTold(page(http(), TOKENS.of(STRANGER), OTHER_ORIGIN), 403, "\"address\";q=6000;w=60");
    }

    @Test
    void leavesAShopsVisitorsWhatStrangersAskForWithItsKey() {
        WebTestClient client =
                limited(
                        "--tributary.rate-limits.key-per-minute=2",
                        "--tributary.rate-limits.address-per-minute=4");
        String before = minute();
        List<Integer> strangers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            strangers.add(status(page(client, "nonsense", ORIGIN)));
            strangers.add(status(page(client, TOKENS.of(STRANGER), OTHER_ORIGIN)));
        }
        int visitor = status(page(client, TOKENS.of(STRANGER), ORIGIN));
        if (before.equals(minute())) {
            assertThat(strangers).containsExactly(401, 403, 401, 403, 429, 429);
            assertThat(visitor).isEqualTo(200);
        }
    }

    @Test
    void countsSignInsOnTheAddressAndLeavesTheKeysOfTokensAlone() {
        assertTold(
                http().post().uri(uri("/auth/nonce")).exchange(), 200, "\"address\";q=6000;w=60");
        assertTold(http().get().uri(uri("/auth/x")).exchange(), 404, "\"address\";q=6000;w=60");
        http().get()
                .uri(uri("/auth/jwks.json"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(LEFT);
        WebTestClient client = limited("--tributary.rate-limits.address-per-minute=3");
        String before = minute();
        List<Integer> nonces = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            nonces.add(status(client.post().uri("/auth/nonce").exchange()));
        }
        if (before.equals(minute())) {
            assertThat(nonces).containsExactly(200, 200, 200, 429, 429);
        }
    }

    @Test
    void countsWalletsThatLookAtTheirOwn() {
        assertTold(get("/wallet/me", TOKENS.of(STRANGER)), 200, "\"wallet-requests\";q=6000;w=60");
        assertTold(
                get("/business/products/" + PRODUCT, TOKENS.of(STRANGER)),
                404,
                "\"wallet-requests\";q=6000;w=60");
        assertTold(get("/wallet/me", "nonsense"), 401, "\"address\";q=6000;w=60");
        assertTold(http().get().uri(uri("/business/x")).exchange(), 401, "\"address\";q=6000;w=60");
        WebTestClient client = limited("--tributary.rate-limits.wallet-requests-per-minute=2");
        String before = minute();
        List<Integer> looks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            looks.add(
                    status(
                            client.get()
                                    .uri("/wallet/me")
                                    .header("Authorization", "Bearer " + TOKENS.of(STRANGER))
                                    .exchange()));
        }
        if (before.equals(minute())) {
            assertThat(looks).containsExactly(200, 200, 429);
        }
    }

    private static ResponseSpec page(WebTestClient client, String walletToken, String origin) {
        return client.get()
                .uri("/external/wallet")
                .header("Authorization", "Bearer " + PUBLISHABLE)
                .header("X-Wallet-Token", walletToken)
                .header("Origin", origin)
                .exchange();
    }

    @Test
    void tellsWithRefusedBodiesWebhooksAndPreflights() throws IOException {
        assertTold(batch(http(), 2000), 413, "\"key\";q=300000;w=60");
        assertTold(
                http().post().uri(uri("/external/webhooks/x")).exchange(),
                200,
                "\"address\";q=6000;w=60");
        assertTold(
                http().method(HttpMethod.OPTIONS)
                        .uri(uri("/external/who"))
                        .header("Origin", ORIGIN)
                        .header("Access-Control-Request-Method", "GET")
                        .exchange(),
                204,
                "\"address\";q=6000;w=60");
        assertThat(Slice.raw("GET /external//who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("RateLimit");
    }

    @Test
    void tellsNothingElsewhere() {
        get("/open/page", KEY).expectHeader().doesNotExist(LEFT);
        get("/v3/api-docs", KEY).expectHeader().doesNotExist(LEFT);
    }

    @Test
    void refusesWhatIsTooMuchAndSaysWhenToComeAgain() {
        WebTestClient client =
                limited(
                        "--tributary.rate-limits.key-per-minute=20",
                        "--tributary.rate-limits.address-per-minute=3");
        String before = minute();
        batch(client, 15).expectStatus().isOk();
        ResponseSpec refused = batch(client, 15);
        if (!before.equals(minute())) {
            return;
        }
        refused.expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60))
                .expectHeader()
                .value(LEFT, left -> assertThat(left).startsWith("\"key\";r=4;t="))
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:rate-limited");
        batch(client, 4).expectStatus().isOk();
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            unknown.add(status(client.get().uri("/external/who").exchange()));
        }
        if (before.equals(minute())) {
            assertThat(unknown).containsExactly(401, 401, 401, 429, 429);
        }
    }

    @Test
    void describesLimitsOfLimitedOperationsOnly() {
        http().get()
                .uri(uri("/v3/api-docs"))
                .exchange()
                .expectBody()
                .jsonPath("$.paths['/external/who'].get.responses['429'].headers['Retry-After']")
                .exists()
                .jsonPath("$.paths['/external/who'].get.responses['200'].headers['RateLimit']")
                .exists()
                .jsonPath("$.paths['/external/who'].get.parameters[*].name")
                .isEqualTo("X-Wallet-Token")
                .jsonPath("$.paths['/external/webhooks/{id}'].post.parameters[*].name")
                .isEqualTo("id")
                .jsonPath("$.paths['/wallet/me'].get.responses['429']")
                .exists()
                .jsonPath("$.paths['/wallet/me'].get.parameters[*].name")
                .isEqualTo("productId")
                .jsonPath("$.paths['/auth/nonce'].post.responses['429']")
                .exists()
                .jsonPath("$.paths['/auth/jwks.json'].get.responses['429']")
                .doesNotExist()
                .jsonPath("$.paths['/open/page'].get.responses['429']")
                .doesNotExist();
    }

    private static int status(ResponseSpec answer) {
        return answer.expectBody().returnResult().getStatus().value();
    }

    private static ResponseSpec batch(WebTestClient client, int items) {
        return client.post()
                .uri("/external/batch")
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("[" + String.join(",", Collections.nCopies(items, "1")) + "]")
                .exchange();
    }

    private static ResponseSpec get(String path, String bearer) {
        return http().get().uri(uri(path)).header("Authorization", "Bearer " + bearer).exchange();
    }

    private static void assertTold(ResponseSpec answer, int status, String policy) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueEquals(POLICY, policy)
                .expectHeader()
                .value(LEFT, left -> assertThat(left).contains(";r=", ";t="));
    }

    private static WebTestClient limited(String... settings) {
        Slice slice = new Slice(settings);
        return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + slice.port()).build();
    }

    /* A minute that ends in between gives everything back, and there is nothing to be seen. */
    private static String minute() {
        return Instant.now().toString().substring(0, 16);
    }
}
