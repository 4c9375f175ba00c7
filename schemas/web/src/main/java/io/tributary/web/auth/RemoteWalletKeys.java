package io.tributary.web.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The issuer's keys from its JWKS. Known ones answer from memory, also while the issuer is away; a
 * {@code kid} that is not known is asked for at most every few seconds, so that made-up tokens do
 * not become requests.
 */
final class RemoteWalletKeys implements WalletKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteWalletKeys.class);
    private static final Duration SLOWEST = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration REST_AFTER_ERROR = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Mono<Known> fetch;
    private volatile Known known = new Known(Map.of(), System.nanoTime());

    RemoteWalletKeys(WebClient client, URI jwksUri) {
        this.fetch =
                client.get()
                        .uri(jwksUri)
                        .retrieve()
                        .bodyToMono(String.class)
                        .timeout(SLOWEST)
                        .map(RemoteWalletKeys::parse)
                        .onErrorMap(error -> away(jwksUri, error))
                        .cache(keys -> REST, error -> REST_AFTER_ERROR, () -> REST_AFTER_ERROR);
    }

    @Override
    public Mono<ECPublicKey> byId(String keyId) {
        Known held = known;
        ECPublicKey key = held.keys().get(keyId);
        if (key == null) {
            return fetch.flatMap(fetched -> remember(fetched, keyId));
        }
        if (held.isFresh()) {
            return Mono.just(key);
        }
        return fetch.flatMap(fetched -> remember(fetched, keyId))
                .onErrorResume(away -> Mono.just(key));
    }

    private Mono<ECPublicKey> remember(Known fetched, String keyId) {
        known = fetched;
        return Mono.justOrEmpty(fetched.keys().get(keyId));
    }

    private static Known parse(String jwks) {
        Map<String, ECPublicKey> keys = new HashMap<>();
        try {
            for (JWK jwk : JWKSet.parse(jwks).getKeys()) {
                if (jwk instanceof ECKey key
                        && Curve.P_256.equals(key.getCurve())
                        && key.getKeyID() != null) {
                    keys.put(key.getKeyID(), key.toECPublicKey());
                }
            }
        } catch (ParseException | JOSEException wrong) {
            throw new IllegalStateException("the JWKS cannot be read", wrong);
        }
        return new Known(Map.copyOf(keys), System.nanoTime());
    }

    private static ProblemException away(URI jwksUri, Throwable error) {
        LOG.warn("keys of wallets' tokens cannot be fetched: {} {}", jwksUri, error.toString());
        return new ProblemException(
                Problem.of(CommonProblem.OVERLOADED, "tokens cannot be checked now"),
                REST_AFTER_ERROR);
    }

    private record Known(Map<String, ECPublicKey> keys, long readAt) {

        boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }
    }
}
