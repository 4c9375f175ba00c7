package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

@ProductTest
class SignInIT {

    private final TestWallet wallet = TestWallet.draw();

    @LocalServerPort private int port;
    @Autowired private DatabaseClient database;
    private TestClient client = new TestClient(0);

    @BeforeEach
    void connect() {
        client = new TestClient(port);
    }

    @Test
    void givesATokenForARightSignature() throws Exception {
        String message = client.challenge(wallet);
        assertThat(message)
                .startsWith("127.0.0.1:" + port + " wants you to sign in")
                .contains(wallet.address().checksummed());

        JsonNode answer =
                TestClient.json(client.verify(message, wallet.sign(message)).expectStatus().isOk());

        assertThat(answer.path("tokenType").asString()).isEqualTo("Bearer");
        assertThat(answer.path("expiresIn").asLong()).isEqualTo(900);
        SignedJWT token = SignedJWT.parse(answer.path("accessToken").asString());
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(wallet.address().value());
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("tributary");
        assertThat(token.verify(new ECDSAVerifier(publishedKey(token.getHeader().getKeyID()))))
                .isTrue();
    }

    private ECKey publishedKey(String id) throws Exception {
        String jwks =
                TestClient.json(client.open("/auth/jwks.json").expectStatus().isOk()).toString();
        assertThat(jwks).doesNotContain("\"d\"");
        return Objects.requireNonNull(JWKSet.parse(jwks).getKeyByKeyId(id)).toECKey();
    }

    @Test
    void takesANonceOnce() {
        String message = client.challenge(wallet);
        String signature = wallet.sign(message);

        client.verify(message, signature).expectStatus().isOk();
        client.verify(message, signature)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:sign-in-failed");
    }

    @Test
    void takesANonceOnceWhenManyComeAtTheSameTime() throws Exception {
        String message = client.challenge(wallet);
        String signature = wallet.sign(message);
        Callable<Integer> attempt =
                () ->
                        client.verify(message, signature)
                                .expectBody()
                                .returnResult()
                                .getStatus()
                                .value();

        assertThat(atOnce(attempt, 8)).containsOnlyOnce(200);
    }

    private static List<Integer> atOnce(Callable<Integer> attempt, int times) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<Integer>> running = threads.invokeAll(Collections.nCopies(times, attempt));
            return running.stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void doesNotBurnANonceForAWrongSignature() {
        String message = client.challenge(wallet);

        client.verify(message, TestWallet.draw().sign(message)).expectStatus().isUnauthorized();
        client.verify(message, wallet.sign(message)).expectStatus().isOk();
    }

    @Test
    void refusesAnOldNonce() {
        String message = client.challenge(wallet);
        database.sql("update sign_in_nonces set expires_at = now() where wallet = :wallet")
                .bind("wallet", wallet.address().value())
                .then()
                .block();

        client.verify(message, wallet.sign(message)).expectStatus().isUnauthorized();
    }

    @Test
    void refusesTheNonceOfAnotherWallet() {
        TestWallet thief = TestWallet.draw();
        String message =
                client.challenge(wallet)
                        .replace(wallet.address().checksummed(), thief.address().checksummed());

        client.verify(message, thief.sign(message)).expectStatus().isUnauthorized();
    }

    @Test
    void refusesAMessageForAnotherDomain() {
        String message =
                client.challenge(wallet)
                        .replace("127.0.0.1:" + port + " wants", "evil.example wants");

        client.verify(message, wallet.sign(message)).expectStatus().isUnauthorized();
    }

    @Test
    void takesAMessageOfOnesOwnWithThatNonce() {
        String nonce = nonceOf(client.challenge(wallet));
        String message =
                "localhost:"
                        + port
                        + " wants you to sign in with your Ethereum account:\n"
                        + wallet.address().value()
                        + "\n\n\n"
                        + "URI: http://localhost:"
                        + port
                        + "/\nVersion: 1\nChain ID: 31337\nNonce: "
                        + nonce
                        + "\nIssued At: 2026-01-01T00:00:00.000Z\nResources:\n- https://shop.example/terms";

        client.verify(message, wallet.sign(message)).expectStatus().isOk();
    }

    private static String nonceOf(String message) {
        return message.lines()
                .filter(line -> line.startsWith("Nonce: "))
                .findFirst()
                .orElseThrow()
                .substring(7);
    }

    @Test
    void refusesAnExpiredMessageAndOneOfTheFuture() {
        String expired = client.challenge(wallet) + "\nExpiration Time: 2026-01-01T00:00:00Z";
        String early =
                client.challenge(wallet)
                        .replaceAll("Issued At: .*", "Issued At: 2999-01-01T00:00:00Z");

        client.verify(expired, wallet.sign(expired)).expectStatus().isUnauthorized();
        client.verify(early, wallet.sign(early)).expectStatus().isUnauthorized();
    }

    @Test
    void refusesRequestsOfAnotherForm() {
        client.post("/auth/nonce", "", Map.of("address", "0x12", "chainId", 0, "more", 1))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(3);
        client.post("/auth/verify", "", Map.of("message", "m"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/signature");
    }

    @Test
    void letsNobodyInWithAForeignToken() throws Exception {
        client.get("/business/products", client.signIn(wallet)).expectStatus().isOk();
        client.get("/business/products", "x.y.z").expectStatus().isUnauthorized();
        client.open("/business/products").expectStatus().isUnauthorized();
    }
}
