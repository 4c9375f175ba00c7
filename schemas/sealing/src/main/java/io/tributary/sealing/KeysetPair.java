package io.tributary.sealing;

import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;

/**
 * The two halves of a pair of keysets, as Tink writes them in JSON.
 *
 * @param sealing public keys; the first service's half
 * @param opening private keys; a secret of whoever opens
 */
public record KeysetPair(String sealing, String opening) {

    /** A new pair of one key. */
    public static KeysetPair draw() {
        try {
            return of(KeysetHandle.generateNew(Tink.parameters(), Tink.CONFIG));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no X25519 or AES", impossible);
        }
    }

    /**
     * The pair of an opening keyset that was kept.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static KeysetPair ofOpening(String opening) {
        Opener.of(opening);
        try {
            return of(Tink.readPrivate(opening));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the keyset was checked", impossible);
        }
    }

    /** The same pair with one more key, which seals from now on; all of them open. */
    public KeysetPair rotated() {
        try {
            KeysetHandle.Builder.Entry fresh =
                    KeysetHandle.generateEntryFromParameters(Tink.parameters())
                            .withRandomId()
                            .makePrimary();
            return of(
                    KeysetHandle.newBuilder(Tink.readPrivate(opening))
                            .addEntry(fresh)
                            .setConfiguration(Tink.CONFIG)
                            .build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the keyset was checked", impossible);
        }
    }

    private static KeysetPair of(KeysetHandle keys) throws GeneralSecurityException {
        return new KeysetPair(
                Tink.writePublic(keys.getPublicKeysetHandle()), Tink.writePrivate(keys));
    }

    /** Shows neither half. */
    @Override
    public String toString() {
        return "KeysetPair";
    }
}
