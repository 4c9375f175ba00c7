package io.tributary.product.signingkey;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are that sign tokens: in one of two places.
 *
 * @param signingKey private JWK (P-256), or a JWK set whose first key signs and whose others are
 *     only published; a secret, so without a default
 * @param signingKeyFile a file with the same, a mounted secret, which is read again and again, so
 *     that keys change without a stop; every replica has the same
 * @param signingKeyInterval how often the file is read
 * @param signingKeySettling how long a new first key is only published before it signs; longer than
 *     it takes until every replica has the file, caches have forgotten the old set, and verifiers
 *     ask again
 */
@ConfigurationProperties("tributary.product")
record SigningKeyProperties(
        @Nullable String signingKey,
        @Nullable Path signingKeyFile,
        @DefaultValue("5s") Duration signingKeyInterval,
        @DefaultValue("2m") Duration signingKeySettling) {

    SigningKeyProperties {
        boolean inline = signingKey != null && !signingKey.isBlank();
        if (inline == (signingKeyFile != null)) {
            throw new IllegalArgumentException(
                    "tributary.product.signing-key, tributary.product.signing-key-file: %s (expected: one of them)"
                            .formatted(inline ? "both" : "neither"));
        }
        if (signingKeyInterval.toMillis() < 1 || signingKeySettling.isNegative()) {
            throw new IllegalArgumentException(
                    "tributary.product.signing-key-interval, -settling: %s, %s (expected: above 0, 0 or more)"
                            .formatted(signingKeyInterval, signingKeySettling));
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SigningKeyProperties[file=" + signingKeyFile + "]";
    }
}
