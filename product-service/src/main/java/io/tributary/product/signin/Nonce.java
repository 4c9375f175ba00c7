package io.tributary.product.signin;

import java.security.SecureRandom;
import java.time.Instant;

/** A nonce that waits for its signature. */
record Nonce(String value, Instant expiresAt) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 24;

    /** 24 letters and digits, 142 random bits. */
    static String draw() {
        StringBuilder drawn = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            drawn.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return drawn.toString();
    }
}
