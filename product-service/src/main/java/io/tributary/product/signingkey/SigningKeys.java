package io.tributary.product.signingkey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.tributary.product.ProductProperties;
import io.tributary.web.auth.WalletKeys;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The keys that sign tokens now and those that did, which are published for their tokens' life. */
@Component
public class SigningKeys implements WalletKeys {

    /** By which verifiers' clocks may be behind. */
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final Clock clock;
    private volatile KeyRing ring;

    SigningKeys(
            SigningKeySource source,
            SigningKeyProperties settings,
            ProductProperties properties,
            Clock clock) {
        this.clock = clock;
        Instant now = clock.instant();
        Instant changedAt = source.changedAt();
        this.ring =
                KeyRing.begin(
                        source.read(),
                        changedAt.isAfter(now) ? now : changedAt,
                        new KeyRing.Terms(
                                settings.signingKeySettling(),
                                properties.tokenLife().plus(LEEWAY)));
    }

    /** The key that signs now; to be asked once per token. */
    public ECKey current() {
        return ring.signer(clock.instant());
    }

    /** The public parts as a JWK set (RFC 7517). */
    public Map<String, Object> published() {
        List<JWK> keys = List.copyOf(ring.published(clock.instant()));
        return new JWKSet(keys).toPublicJWKSet().toJSONObject();
    }

    @Override
    public Mono<ECPublicKey> byId(String keyId) {
        return Mono.justOrEmpty(
                        ring.published(clock.instant()).stream()
                                .filter(key -> key.getKeyID().equals(keyId))
                                .findFirst())
                .map(SigningKeys::toPublic);
    }

    /** The names of the published keys. */
    List<String> names() {
        return ring.published(clock.instant()).stream().map(ECKey::getKeyID).toList();
    }

    /**
     * Goes over to these keys, and says whether they are others than before; {@link
     * UnusableKeysException} where that cannot be, then all stays as it is. Called by one thread.
     */
    boolean take(List<ECKey> next) {
        KeyRing now = ring;
        if (now.file().equals(next)) {
            return false;
        }
        ring = now.read(next, clock.instant());
        return true;
    }

    private static ECPublicKey toPublic(ECKey key) {
        try {
            return key.toECPublicKey();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the curve was checked", impossible);
        }
    }
}
