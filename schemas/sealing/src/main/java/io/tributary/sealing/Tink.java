package io.tributary.sealing;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import java.security.GeneralSecurityException;

/** The one way in which Tink is used here. */
final class Tink {

    /** What is taken of Tink, instead of its global registry. */
    static final Configuration CONFIG = HybridConfig2026.get();

    private Tink() {}

    /** HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM; values name their key. */
    static HpkeParameters parameters() throws GeneralSecurityException {
        return HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.TINK)
                .build();
    }

    static KeysetHandle readPublic(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(keyset, CONFIG);
    }

    static KeysetHandle readPrivate(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset, CONFIG, InsecureSecretKeyAccess.get());
    }

    static String writePublic(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys, CONFIG);
    }

    static String writePrivate(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                keys, CONFIG, InsecureSecretKeyAccess.get());
    }
}
