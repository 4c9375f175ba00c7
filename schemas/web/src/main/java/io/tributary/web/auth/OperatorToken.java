package io.tributary.web.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The operator's token for the management port; without one configured nobody is an operator. */
final class OperatorToken {

    private final byte @Nullable [] expected;

    OperatorToken(@Nullable String configured) {
        this.expected =
                configured == null || configured.isBlank()
                        ? null
                        : configured.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether this is the token; takes as long wherever the first difference is. */
    boolean is(@Nullable String given) {
        byte[] right = expected;
        return right != null
                && given != null
                && MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8));
    }
}
