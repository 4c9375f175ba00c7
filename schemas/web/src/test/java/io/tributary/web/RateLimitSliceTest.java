package io.tributary.web;

import static io.tributary.web.Slice.TOKENS;
import static io.tributary.web.Slice.http;
import static io.tributary.web.Slice.uri;
import static io.tributary.web.TestApplication.KEY;
import static io.tributary.web.TestApplication.ORIGIN;
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

/** What is left is told with every answer below /external, and refused when nothing is. */
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
        ResponseSpec answer =
                http().get()
                        .uri(uri("/external/wallet"))
                        .header("Authorization", "Bearer " + PUBLISHABLE)
                        .header("X-Wallet-Token", TOKENS.of(STRANGER))
                        .exchange();
        assertTold(answer, 200, "\"key\";q=300000;w=60, \"wallet\";q=600;w=60");
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
        get("/wallet/me", TOKENS.of(STRANGER)).expectHeader().doesNotExist(LEFT);
        get("/open/page", KEY).expectHeader().doesNotExist(LEFT);
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
            unknown.add(status(client));
        }
        if (before.equals(minute())) {
            assertThat(unknown).containsExactly(401, 401, 401, 429, 429);
        }
    }

    @Test
    void describesLimitsOfExternalOperationsOnly() {
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
                .doesNotExist();
    }

    private static int status(WebTestClient client) {
        return client.get()
                .uri("/external/who")
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
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
