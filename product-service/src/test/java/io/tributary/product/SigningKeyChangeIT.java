package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.tributary.testkit.PlatformInitializer;
import io.tributary.testkit.PlatformTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/**
 * The keys are changed in their file while wallets sign in; other services, with the keys that they
 * fetched over HTTP, take every token at once and ever after.
 */
@PlatformTest(
        properties = {
            "spring.config.name=product-service",
            "tributary.product.distributor-address=0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
            "tributary.product.signing-key-interval=200ms",
            // Above the 5 s for which verifiers do not ask again.
            "tributary.product.signing-key-settling=6s",
            "tributary.operator-token=operator-of-the-test"
        })
@ContextConfiguration(
        initializers = {PlatformInitializer.class, SigningKeyChangeIT.FileInitializer.class})
class SigningKeyChangeIT {

    private static final ECKey FIRST = generate("first");
    private static final ECKey SECOND = generate("second");
    private static final ECKey THIRD = generate("third");
    private static final Path FILE = file();

    private final TestWallet wallet = TestWallet.draw();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> signers = new ArrayList<>();

    @LocalServerPort private int port;
    @LocalManagementPort private int management;

    private static ECKey generate(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path file() {
        try {
            Path file = Files.createTempDirectory("signing-keys").resolve("keys.json");
            return Files.writeString(file, FIRST.toJSONString());
        } catch (IOException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** As a mounted secret changes: from one content to the next. */
    private static void put(String content) throws IOException {
        Path next = Files.writeString(FILE.resolveSibling("next"), content);
        Files.move(next, FILE, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String set(ECKey... keys) {
        return new JWKSet(List.of(keys)).toString(false);
    }

    @Test
    void everyTokenIsTakenWhileTheKeysChange() throws Exception {
        try (Verifier busy = new Verifier(port);
                Verifier idle = new Verifier(port)) {
            assertThat(idle.takes(signInWith(busy))).isTrue();
            put(set(SECOND, FIRST.toPublicJWK()));
            await("published at once")
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> publishes("second"));
            untilSignedBy("second", busy);
            assertThat(signers).startsWith("first", "first");
            put(THIRD.toJSONString());
            untilSignedBy("third", busy);
            put("{\"keys\":[");
            await("told").until(() -> metrics().contains("outcome=\"unusable\""));
            signInWith(busy);
            assertThat(signers).endsWith("third");

            assertThat(tokens).allMatch(idle::takes).allMatch(busy::takes);
            assertThat(signers).isSubsetOf("first", "second", "third");
            assertThat(List.of("first", "second", "third")).allMatch(this::publishes);
        }
    }

    private void untilSignedBy(String name, Verifier verifier) {
        await("signed by " + name)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> signInWith(verifier).length() > 0 && signers.getLast().equals(name));
    }

    private String signInWith(Verifier verifier) throws ParseException {
        String token = new TestClient(port).signIn(wallet);
        String signer = SignedJWT.parse(token).getHeader().getKeyID();
        tokens.add(token);
        signers.add(signer);
        assertThat(verifier.takes(token)).as("signed by %s", signer).isTrue();
        return token;
    }

    private boolean publishes(String name) {
        JsonNode keys = TestClient.json(new TestClient(port).open("/auth/jwks.json")).path("keys");
        assertThat(keys.toString()).doesNotContain("\"d\"");
        return keys.valueStream().anyMatch(key -> key.path("kid").asString().equals(name));
    }

    private String metrics() {
        byte[] body =
                new TestClient(management)
                        .open("/actuator/prometheus")
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("signing_key_reads"))
                .collect(Collectors.joining());
    }

    static final class FileInitializer
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "signing-key-file",
                                    Map.of("tributary.product.signing-key-file", FILE)));
        }
    }
}
