package io.tributary.product.signingkey;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The setting or the file in which the keys are. */
@Component
class SigningKeySource {

    private static final int LONGEST = 64 * 1024;

    private final @Nullable String inline;
    private final @Nullable Path file;

    SigningKeySource(SigningKeyProperties properties) {
        this.inline = properties.signingKey();
        this.file = properties.signingKeyFile();
    }

    /** Whether what is read can become another while the service runs. */
    boolean canChange() {
        return file != null;
    }

    /** The keys as they are now; {@link UnusableKeysException} where there are none. */
    List<ECKey> read() {
        return SigningKeyText.read(file == null ? Objects.requireNonNull(inline) : content(file));
    }

    /** Since when they are so. A setting has no time: all replicas were started with it. */
    Instant changedAt() {
        try {
            return file == null ? Instant.MIN : Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.MIN;
        }
    }

    private static String content(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new UnusableKeysException("file above " + LONGEST + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UnusableKeysException(
                    "file " + file + " " + unreadable.getClass().getSimpleName());
        }
    }
}
