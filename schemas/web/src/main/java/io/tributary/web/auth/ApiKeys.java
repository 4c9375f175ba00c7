package io.tributary.web.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The form of API keys, and the hash by which they are known. */
public final class ApiKeys {

    /** How the keys of servers begin. */
    public static final String SECRET_PREFIX = "sk_";

    /** How the keys of browsers begin. */
    public static final String PUBLISHABLE_PREFIX = "pk_";

    private static final int LONGEST = 128;

    private ApiKeys() {}

    /**
     * SHA-256 of the whole key, 64 lower-case hex digits. No salt is needed: a key has 256 random
     * bits.
     */
    public static String hash(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Whether a bearer token is meant as an API key. */
    static boolean isKey(String bearer) {
        return bearer.length() <= LONGEST
                && (bearer.startsWith(SECRET_PREFIX) || bearer.startsWith(PUBLISHABLE_PREFIX));
    }
}
