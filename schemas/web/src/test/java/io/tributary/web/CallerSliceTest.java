package io.tributary.web;

import static io.tributary.web.Slice.TOKENS;
import static io.tributary.web.Slice.get;
import static io.tributary.web.Slice.http;
import static io.tributary.web.Slice.management;
import static io.tributary.web.Slice.uri;
import static io.tributary.web.TestApplication.ADMINISTRATOR;
import static io.tributary.web.TestApplication.KEY;
import static io.tributary.web.TestApplication.MANAGER;
import static io.tributary.web.TestApplication.PRODUCT;
import static io.tributary.web.TestApplication.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who may come in, and what they may do. */
class CallerSliceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/business/x",
                "/business",
                "/wallet/me",
                "/external/who",
                "/%62usiness/products/x"
            })
    void refusesWhoBringsNothing(String path) {
        http().get()
                .uri(uri(path))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:unauthenticated");
    }

    @Test
    void refusesAnAnonymousCallerOnAnOpenPath() {
        http().get().uri("/open/caller").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void letsWalletsIn() {
        get("/wallet/me", TOKENS.of(STRANGER))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(STRANGER + " null");
        get("/external/who", TOKENS.of(STRANGER)).expectBody(String.class).isEqualTo("wallet");
    }

    @Test
    void refusesTokensThatAreNotGood() {
        ECKey other = Tokens.generate("known");
        assertRefused(Tokens.signed(other, STRANGER.value(), claims -> claims));
        assertRefused(
                Tokens.signed(Tokens.generate("unknown"), STRANGER.value(), claims -> claims));
        assertRefused(changed(claims -> claims.audience("other")));
        assertRefused(changed(claims -> claims.issuer("other")));
        assertRefused(
                changed(claims ->
                        claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))));
        assertRefused(changed(claims -> claims.expirationTime(null)));
        assertRefused(changed(claims -> claims.subject("alice")));
        assertRefused(changed(claims -> claims.subject(STRANGER.checksummed())));
        assertRefused("x.y.z");
        assertRefused(KEY);
    }

    @Test
    void doesNotAskTheIssuerForEveryMadeUpKeyId() {
        int before = TOKENS.fetched.get();
        for (int i = 0; i < 20; i++) {
            assertRefused(
                    Tokens.signed(
                            Tokens.generate("made-up-" + i), STRANGER.value(), claims -> claims));
        }
        assertThat(TOKENS.fetched.get() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void letsKeysIntoExternalPathsOnly() {
        get("/external/who", KEY)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("key of " + PRODUCT);
        get("/external/who", "sk_unknown").expectStatus().isUnauthorized();
        http().post()
                .uri("/external/key-only")
                .header("Authorization", "Bearer " + TOKENS.of(STRANGER))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void hidesProductsFromStrangersAndNamesTheMissingRole() {
        String path = "/business/products/" + PRODUCT;
        get(path, TOKENS.of(MANAGER)).expectStatus().isOk();
        get(path, TOKENS.of(STRANGER)).expectStatus().isNotFound();
        change(path, TOKENS.of(ADMINISTRATOR)).expectStatus().isOk();
        change(path, TOKENS.of(STRANGER)).expectStatus().isNotFound();
        change(path, TOKENS.of(MANAGER))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:role-missing");
    }

    @Test
    void readsIdsAndAddressesOfPathsAndQueries() {
        String token = TOKENS.of(STRANGER);
        get("/business/products/not-an-id", token).expectStatus().isNotFound();
        get("/wallet/me?productId=not-an-id", token)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("productId")
                .jsonPath("$.errors[0].value")
                .isEqualTo("not-an-id");
        get("/wallet/of/0x12", token).expectStatus().isEqualTo(422);
        get("/wallet/of/" + STRANGER.checksummed(), token)
                .expectBody(String.class)
                .isEqualTo(STRANGER.value());
    }

    @Test
    void keepsTheManagementPortToTheOperator() {
        management().get().uri("/actuator/health").exchange().expectStatus().isOk();
        management()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isNotEqualTo(401));
        management().get().uri("/actuator/env").exchange().expectStatus().isUnauthorized();
        management()
                .get()
                .uri("/actuator/env")
                .header("Authorization", "Bearer wrong")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        management()
                .get()
                .uri("/actuator/env")
                .header("Authorization", "Bearer operator-secret")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return Tokens.signed(TOKENS.key, STRANGER.value(), change);
    }

    private static void assertRefused(String token) {
        get("/wallet/me", token).expectStatus().isUnauthorized();
    }

    private static WebTestClient.ResponseSpec change(String path, String token) {
        return http().post().uri(path).header("Authorization", "Bearer " + token).exchange();
    }
}
