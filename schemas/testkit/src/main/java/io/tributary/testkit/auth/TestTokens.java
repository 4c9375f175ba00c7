package io.tributary.testkit.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tributary.values.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * An issuer of wallets' tokens: a P-256 key, its JWKS on a free port of 127.0.0.1, and tokens that
 * are good or wrong in one way. A service trusts it by {@code tributary.auth.jwks-uri} and {@code
 * tributary.auth.issuer}.
 */
public final class TestTokens implements AutoCloseable {

    private static final String ISSUER = "http://issuer.test";
    private static final String AUDIENCE = "tributary";
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final TestKey key = new TestKey("test-key");
    private final HttpServer server;

    /** Starts an issuer of its own. */
    public TestTokens() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        byte[] jwks = key.jwks().getBytes(StandardCharsets.UTF_8);
        server.createContext("/auth/jwks.json", exchange -> answer(exchange, jwks));
        server.start();
    }

    private static void answer(HttpExchange exchange, byte[] jwks) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, jwks.length);
        exchange.getResponseBody().write(jwks);
        exchange.close();
    }

    /** The issuer that all contexts of this JVM share; it ends with the JVM. */
    public static TestTokens shared() {
        return Shared.TOKENS;
    }

    /** Where the keys are. */
    public String jwksUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/auth/jwks.json";
    }

    /** What {@code iss} says. */
    public String issuer() {
        return ISSUER;
    }

    /** A good token. */
    public String token(Address wallet) {
        return sign(key, ISSUER, AUDIENCE, wallet, LIFE);
    }

    /** The value of an Authorization header with a good token. */
    public String bearer(Address wallet) {
        return "Bearer " + token(wallet);
    }

    /** The value of an Authorization header whose token was good an hour ago. */
    public String expired(Address wallet) {
        return "Bearer " + sign(key, ISSUER, AUDIENCE, wallet, Duration.ofHours(-1));
    }

    /**
     * The value of an Authorization header whose token another key signed under the same key id.
     */
    public String forged(Address wallet) {
        return "Bearer " + sign(new TestKey("test-key"), ISSUER, AUDIENCE, wallet, LIFE);
    }

    /** The value of an Authorization header whose token is meant for somebody else. */
    public String wrongAudience(Address wallet) {
        return "Bearer " + sign(key, ISSUER, "somebody-else", wallet, LIFE);
    }

    /** The value of an Authorization header whose token names another issuer. */
    public String wrongIssuer(Address wallet) {
        return "Bearer " + sign(key, "http://elsewhere.test", AUDIENCE, wallet, LIFE);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String sign(
            TestKey key, String issuer, String audience, Address wallet, Duration life) {
        Instant now = Instant.now();
        return key.sign(
                """
                {"iss":"%s","aud":"%s","sub":"%s","iat":%d,"exp":%d}\
                """
                        .formatted(
                                issuer,
                                audience,
                                wallet,
                                now.getEpochSecond(),
                                now.plus(life).getEpochSecond()));
    }

    private static final class Shared {
        private static final TestTokens TOKENS = new TestTokens();
    }
}
