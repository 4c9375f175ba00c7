package io.tributary.sealing;

import com.google.crypto.tink.HybridDecrypt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/** Opens with the private half of a pair what any of its keys sealed. Safe for several threads. */
public final class Opener {

    private final HybridDecrypt primitive;

    private Opener(HybridDecrypt primitive) {
        this.primitive = primitive;
    }

    /**
     * An opener of this keyset.
     *
     * @param keyset a Tink keyset in JSON that holds private keys
     * @throws IllegalArgumentException if it is something else; says nothing of what was given
     */
    public static Opener of(String keyset) {
        try {
            return new Opener(
                    Tink.readPrivate(keyset).getPrimitive(Tink.CONFIG, HybridDecrypt.class));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException(
                    "opening keyset: unreadable (expected: a Tink keyset in JSON with private HPKE keys)");
        }
    }

    /**
     * The secret; empty if it was sealed for something else, by a key that is not in this keyset,
     * or was changed since.
     */
    public Optional<String> open(SealedFor use, String sealed) {
        try {
            byte[] secret = primitive.decrypt(Base64.getDecoder().decode(sealed), use.context());
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
