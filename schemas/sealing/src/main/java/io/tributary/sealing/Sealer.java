package io.tributary.sealing;

import com.google.crypto.tink.HybridEncrypt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals with the public half of a pair; what it sealed it cannot open. Safe for several threads.
 */
public final class Sealer {

    private final HybridEncrypt primitive;

    private Sealer(HybridEncrypt primitive) {
        this.primitive = primitive;
    }

    /**
     * A sealer of this keyset.
     *
     * @param keyset a Tink keyset in JSON that holds public keys only
     * @throws IllegalArgumentException if it is something else; says nothing of what was given
     */
    public static Sealer of(String keyset) {
        try {
            return new Sealer(
                    Tink.readPublic(keyset).getPrimitive(Tink.CONFIG, HybridEncrypt.class));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException(
                    "sealing keyset: unreadable (expected: a Tink keyset in JSON with public HPKE keys and no private one)");
        }
    }

    /**
     * The secret in base64 as only the holder of the private keyset reads it; never twice alike.
     */
    public String seal(SealedFor use, String secret) {
        try {
            byte[] sealed =
                    primitive.encrypt(secret.getBytes(StandardCharsets.UTF_8), use.context());
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the keyset was checked", impossible);
        }
    }
}
