package io.tributary.product.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.tributary.product.ProductProperties;
import io.tributary.web.auth.WalletKeys;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The keys that sign tokens. The first signs; all are published, so that a changed key's tokens
 * stay good for their life.
 */
@Component
class SigningKeys implements WalletKeys {

    private final List<ECKey> keys;

    SigningKeys(ProductProperties properties) {
        this.keys = read(properties.signingKey());
    }

    /** The key that signs now. */
    ECKey current() {
        return keys.getFirst();
    }

    /** The public parts as a JWK set (RFC 7517). */
    Map<String, Object> published() {
        return new JWKSet(List.copyOf(keys)).toPublicJWKSet().toJSONObject();
    }

    @Override
    public Mono<ECPublicKey> byId(String keyId) {
        return Mono.justOrEmpty(
                        keys.stream().filter(key -> key.getKeyID().equals(keyId)).findFirst())
                .map(SigningKeys::toPublic);
    }

    private static List<ECKey> read(String text) {
        try {
            List<JWK> parsed =
                    text.contains("\"keys\"")
                            ? JWKSet.parse(text).getKeys()
                            : List.of(JWK.parse(text));
            List<ECKey> keys = new ArrayList<>();
            for (JWK key : parsed) {
                keys.add(named(key));
            }
            if (keys.isEmpty() || !keys.getFirst().isPrivate()) {
                throw unusable();
            }
            return List.copyOf(keys);
        } catch (ParseException | JOSEException wrong) {
            throw unusable();
        }
    }

    private static ECKey named(JWK key) throws JOSEException {
        if (!(key instanceof ECKey ec) || !Curve.P_256.equals(ec.getCurve())) {
            throw unusable();
        }
        return ec.getKeyID() == null ? new ECKey.Builder(ec).keyIDFromThumbprint().build() : ec;
    }

    /** Says nothing of what was given: it is a secret. */
    private static IllegalStateException unusable() {
        return new IllegalStateException(
                "tributary.product.signing-key: unreadable (expected: a private JWK with the curve P-256, or a JWK set)");
    }

    private static ECPublicKey toPublic(ECKey key) {
        try {
            return key.toECPublicKey();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the curve was checked", impossible);
        }
    }
}
