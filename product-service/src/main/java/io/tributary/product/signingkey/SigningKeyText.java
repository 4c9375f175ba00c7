package io.tributary.product.signingkey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads keys as they are configured: a private JWK, or a JWK set (RFC 7517) that begins with one.
 */
final class SigningKeyText {

    private SigningKeyText() {}

    /**
     * The keys in their order, each with a name; says nothing of what was given: it is a secret.
     */
    static List<ECKey> read(String text) {
        try {
            List<ECKey> keys = new ArrayList<>();
            for (JWK key : parse(text)) {
                keys.add(named(key));
            }
            if (keys.isEmpty() || !keys.getFirst().isPrivate() || !areNamedApart(keys)) {
                throw unusable();
            }
            return List.copyOf(keys);
        } catch (UnusableKeysException known) {
            throw known;
        } catch (ParseException | JOSEException | RuntimeException wrong) {
            throw unusable();
        }
    }

    private static List<JWK> parse(String text) throws ParseException {
        return text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
    }

    private static ECKey named(JWK key) throws JOSEException {
        if (!(key instanceof ECKey ec) || !Curve.P_256.equals(ec.getCurve())) {
            throw unusable();
        }
        return ec.getKeyID() == null ? new ECKey.Builder(ec).keyIDFromThumbprint().build() : ec;
    }

    private static boolean areNamedApart(List<ECKey> keys) {
        Set<String> names = new HashSet<>();
        return keys.stream().allMatch(key -> names.add(key.getKeyID()));
    }

    private static UnusableKeysException unusable() {
        return new UnusableKeysException(
                "unreadable (expected: a private JWK with the curve P-256, or a JWK set that begins with one)");
    }
}
