package io.tributary.web.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

/** The issuer's keys over HTTP, while it is there and while it is not. */
class RemoteWalletKeysIT {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer issuer = unstarted();
    private String body = "";

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    @BeforeEach
    void start() throws JOSEException {
        body =
                new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("a").generate().toPublicJWK())
                        .toString();
        issuer.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    private RemoteWalletKeys keys() {
        URI uri = URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks.json");
        return new RemoteWalletKeys(WebClient.create(), uri);
    }

    @Test
    void asksOnceForWhatItKnows() {
        RemoteWalletKeys keys = keys();
        for (int i = 0; i < 10; i++) {
            assertThat(keys.byId("a").block()).isNotNull();
            assertThat(keys.byId("b").block()).isNull();
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void goesOnWithKnownKeysWhileTheIssuerIsAway() {
        RemoteWalletKeys keys = keys();
        assertThat(keys.byId("a").block()).isNotNull();
        issuer.stop(0);

        assertThat(keys.byId("a").block()).isNotNull();
    }

    @Test
    void saysOverloadedWhileTheIssuerIsAwayOrSpeaksNonsense() {
        body = "nonsense";
        assertAway(keys());
        RemoteWalletKeys keys = keys();
        issuer.stop(0);
        assertAway(keys);
    }

    private static void assertAway(RemoteWalletKeys keys) {
        assertThatThrownBy(() -> keys.byId("a").block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        away -> {
                            assertThat(away.problem().type()).isEqualTo(CommonProblem.OVERLOADED);
                            assertThat(away.retryAfter()).isNotNull();
                        });
    }
}
