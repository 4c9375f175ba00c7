package io.tributary.interaction.secret;

import io.tributary.sealing.Opener;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What opens webhooks' secrets.
 *
 * @param webhookOpeningKeyset private Tink keyset whose public half product-service seals with; a
 *     secret, so without a default
 */
@ConfigurationProperties("tributary.interaction")
record SecretProperties(@Nullable String webhookOpeningKeyset) {

    private static final String NAME = "tributary.interaction.webhook-opening-keyset";

    /** What opens with that keyset. */
    Opener opener() {
        if (webhookOpeningKeyset == null || webhookOpeningKeyset.isBlank()) {
            throw new IllegalStateException(
                    NAME
                            + ": missing (expected: the private half that io.tributary.sealing.DrawKeysets makes)");
        }
        try {
            return Opener.of(webhookOpeningKeyset);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(NAME + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Without the keyset. */
    @Override
    public String toString() {
        return "SecretProperties";
    }
}
