package io.tributary.product.key;

import io.tributary.web.auth.ApiKeys;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key as its holder sees it, once: {@code sk_<8 hex digits>_<43 base64url characters of 256
 * random bits>}, or {@code pk_…}.
 *
 * @param prefix what identifies it for people; shown ever after
 * @param whole a secret
 */
record KeyText(String prefix, String whole) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyText draw(KeyKind kind) {
        String prefix = kind.prefix() + HexFormat.of().formatHex(bytes(4));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
        return new KeyText(prefix, prefix + "_" + secret);
    }

    /** What is stored and published of it. */
    String hash() {
        return ApiKeys.hash(whole);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "KeyText[" + prefix + "]";
    }

    private static byte[] bytes(int count) {
        byte[] drawn = new byte[count];
        RANDOM.nextBytes(drawn);
        return drawn;
    }
}
