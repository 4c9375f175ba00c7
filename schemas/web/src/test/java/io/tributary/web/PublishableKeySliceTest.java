package io.tributary.web;

import static io.tributary.web.Slice.TOKENS;
import static io.tributary.web.Slice.http;
import static io.tributary.web.Slice.uri;
import static io.tributary.web.TestApplication.INACTIVE;
import static io.tributary.web.TestApplication.KEY;
import static io.tributary.web.TestApplication.MANAGER;
import static io.tributary.web.TestApplication.ORIGIN;
import static io.tributary.web.TestApplication.OTHER_ORIGIN;
import static io.tributary.web.TestApplication.PUBLISHABLE;
import static io.tributary.web.TestApplication.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Keys that stand in pages: the wallet's token, the pages' origins, and what browsers are told. */
class PublishableKeySliceTest {

    private static final String WHO = "/external/wallet";
    private static final String READABLE = "Access-Control-Allow-Origin";
    private static final String TOKEN = "X-Wallet-Token";

    @Test
    void provesTheWalletByItsToken() {
        get(PUBLISHABLE, Map.of(TOKEN, TOKENS.of(STRANGER)))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(STRANGER.value());
        get(PUBLISHABLE, Map.of()).expectBody(String.class).isEqualTo("null");
    }

    @Test
    void looksAtNoTokenBesideASecretKey() {
        get(KEY, Map.of(TOKEN, "nonsense")).expectBody(String.class).isEqualTo("null");
        get(KEY, Map.of(TOKEN, TOKENS.of(STRANGER))).expectBody(String.class).isEqualTo("null");
    }

    @Test
    void refusesWalletTokensThatAreNotGood() {
        ECKey forged = Tokens.generate("known");
        assertUnauthenticated("nonsense");
        assertUnauthenticated("");
        assertUnauthenticated("a".repeat(6000));
        assertUnauthenticated("Bearer " + TOKENS.of(STRANGER));
        assertUnauthenticated(Tokens.signed(forged, STRANGER.value(), claims -> claims));
        assertUnauthenticated(
                Tokens.signed(TOKENS.key, STRANGER.value(), claims -> claims.audience("other")));
    }

    @Test
    void refusesTwoWalletTokens() {
        http().get()
                .uri(uri(WHO))
                .header("Authorization", "Bearer " + PUBLISHABLE)
                .header(TOKEN, TOKENS.of(STRANGER), TOKENS.of(MANAGER))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void takesAPublishableKeyFromItsOriginsAndFromApps() {
        get(PUBLISHABLE, Map.of("Origin", ORIGIN))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(READABLE, ORIGIN)
                .expectHeader()
                .valueEquals("Vary", "Origin")
                .expectHeader()
                .valueEquals(
                        "Access-Control-Expose-Headers",
                        "RateLimit, RateLimit-Policy, Retry-After, Location")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
        get(PUBLISHABLE, Map.of()).expectStatus().isOk().expectHeader().doesNotExist(READABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OTHER_ORIGIN,
                "https://nobody.example",
                "https://broken.example",
                "null",
                "*",
                "https://shop.example.evil",
                "https://shop.example/",
                "https://SHOP.example",
                "http://shop.example"
            })
    void refusesAPublishableKeyFromElsewhere(String origin) {
        get(PUBLISHABLE, Map.of("Origin", origin))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:origin-not-allowed");
    }

    @Test
    void takesDoubledAndHugeOriginsForNone() {
        http().get()
                .uri(uri(WHO))
                .header("Authorization", "Bearer " + PUBLISHABLE)
                .header("Origin", ORIGIN, ORIGIN)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist(READABLE);
        get(PUBLISHABLE, Map.of("Origin", "https://" + "a".repeat(3000)))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void letsNoPageReadWhatASecretKeyIsAnswered() {
        get(KEY, Map.of("Origin", ORIGIN))
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(READABLE)
                .expectHeader()
                .doesNotExist("Access-Control-Expose-Headers");
    }

    @Test
    void letsPagesReadRefusals() {
        get("pk_unknown", Map.of("Origin", ORIGIN))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(READABLE, ORIGIN);
        http().get()
                .uri(uri("/external/nothing"))
                .header("Authorization", "Bearer " + PUBLISHABLE)
                .header("Origin", ORIGIN)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals(READABLE, ORIGIN);
    }

    @Test
    void answersPreflightsOfNamedOrigins() {
        preflight(ORIGIN)
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals(READABLE, ORIGIN)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Methods", "GET, POST, PUT")
                .expectHeader()
                .valueEquals("Access-Control-Max-Age", "600")
                .expectHeader()
                .value(
                        "Access-Control-Allow-Headers",
                        allowed ->
                                assertThat(allowed)
                                        .contains("Authorization", TOKEN, "Idempotency-Key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://nobody.example", "https://broken.example", "null"})
    void refusesPreflightsOfOthers(String origin) {
        preflight(origin).expectStatus().isForbidden().expectHeader().doesNotExist(READABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wallet/me", "/auth/nonce", "/auth/verify"})
    void letsPagesSignWalletsInAndLookAtWhatIsTheirs(String path) {
        preflight(path, ORIGIN)
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals(READABLE, ORIGIN);
        preflight(path, "https://nobody.example").expectStatus().isForbidden();
        http().get()
                .uri(uri("/wallet/me"))
                .header("Authorization", "Bearer " + TOKENS.of(STRANGER))
                .header("Origin", ORIGIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(READABLE, ORIGIN)
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/business/products/01939c3e-0000-7000-8000-000000000001", "/open/page"})
    void answersNoPreflightsElsewhere(String path) {
        preflight(path, ORIGIN).expectHeader().doesNotExist(READABLE);
    }

    @Test
    void takesNoHeadersThatAreBroken() throws IOException {
        String head =
                "GET /external/wallet HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + PUBLISHABLE
                        + "\r\n";
        assertThat(Slice.raw(head + "Origin: " + ORIGIN + "\r evil: 1\r\n\r\n"))
                .startsWith("HTTP/1.1 40")
                .doesNotContain("evil");
        assertThat(Slice.raw(head + TOKEN + ": a\u0000b\r\n\r\n")).startsWith("HTTP/1.1 40");
        assertThat(Slice.raw(head + TOKEN + ": a\r\n\tb\r\n\r\n")).startsWith("HTTP/1.1 40");
    }

    @Test
    void onlyReadsWhileTheProductIsInactive() {
        get(INACTIVE, Map.of()).expectStatus().isOk();
        http().post()
                .uri(uri("/external/key-only"))
                .header("Authorization", "Bearer " + INACTIVE)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:product-inactive");
    }

    @Test
    void leavesWebhooksToTheirSignature() {
        http().post()
                .uri(uri("/external/webhooks/shopify"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("webhook shopify");
        http().post().uri(uri("/external/webhooks-x")).exchange().expectStatus().isUnauthorized();
    }

    private static ResponseSpec get(String key, Map<String, String> headers) {
        return http().get()
                .uri(uri(WHO))
                .header("Authorization", "Bearer " + key)
                .headers(all -> headers.forEach(all::set))
                .exchange();
    }

    private static ResponseSpec preflight(String origin) {
        return preflight(WHO, origin);
    }

    private static ResponseSpec preflight(String path, String origin) {
        return http().method(HttpMethod.OPTIONS)
                .uri(uri(path))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,x-wallet-token")
                .exchange();
    }

    private static void assertUnauthenticated(String walletToken) {
        get(PUBLISHABLE, Map.of(TOKEN, walletToken)).expectStatus().isUnauthorized();
    }
}
