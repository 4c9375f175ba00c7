package io.tributary.interaction.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An HMAC-SHA256, compared in constant time. What was given is compared as text against the one way
 * to write the expected value, so that there is nothing to decode and no second spelling (base64
 * has spare bits) passes.
 */
final class Hmac {

    /** Characters of 32 bytes in base64, padding included. */
    static final int BASE64_LENGTH = 44;

    /** Characters of 32 bytes in hex. */
    static final int HEX_LENGTH = 64;

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] value;

    private Hmac(byte[] value) {
        this.value = value;
    }

    static Hmac of(byte[] secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return new Hmac(mac.doFinal(content));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Whether any of the secrets fits; all are tried, so that the time does not tell which. */
    static boolean anyOf(List<byte[]> secrets, byte[] content, Predicate<Hmac> fits) {
        boolean any = false;
        for (byte[] secret : secrets) {
            any |= fits.test(of(secret, content));
        }
        return any;
    }

    boolean isBase64(String given) {
        return same(Base64.getEncoder().encodeToString(value), given);
    }

    /** Hex in lower or upper case. */
    boolean isHex(String given) {
        return same(HexFormat.of().formatHex(value), given.toLowerCase(Locale.ROOT));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                given.getBytes(StandardCharsets.UTF_8));
    }
}
