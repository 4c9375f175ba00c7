package io.tributary.quickstart.settings;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * The key that signs tokens of wallets, new for every run: who signed in before has to sign in
 * again.
 */
final class SigningKey {

    private static final int COORDINATE = 32;

    private SigningKey() {}

    /** A private JWK (RFC 7517) on the curve P-256. */
    static String newJwk() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey open = (ECPublicKey) pair.getPublic();
            ECPrivateKey secret = (ECPrivateKey) pair.getPrivate();
            String x = text(open.getW().getAffineX());
            return """
            {"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s","d":"%s"}\
            """
                    .formatted(
                            x.substring(0, 8),
                            x,
                            text(open.getW().getAffineY()),
                            text(secret.getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    private static String text(BigInteger number) {
        byte[] bytes = new byte[COORDINATE];
        byte[] digits = number.toByteArray();
        int length = Math.min(digits.length, COORDINATE);
        System.arraycopy(digits, digits.length - length, bytes, COORDINATE - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
