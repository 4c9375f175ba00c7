package io.tributary.product.webhook;

import io.tributary.sealing.Sealer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks' secrets are kept.
 *
 * @param webhookSealingKeyset public Tink keyset whose private half interaction-service has;
 *     without a default, since a half of another pair would seal what nobody opens
 * @param webhookSecretOverlap how long a secret stays valid after it was replaced
 */
@ConfigurationProperties("tributary.product")
record WebhookProperties(
        @Nullable String webhookSealingKeyset, @DefaultValue("24h") Duration webhookSecretOverlap) {

    private static final String NAME = "tributary.product.webhook-sealing-keyset";

    WebhookProperties {
        if (webhookSecretOverlap.isNegative()) {
            throw new IllegalArgumentException(
                    "webhook-secret-overlap: " + webhookSecretOverlap + " (expected: >= 0)");
        }
    }

    /** What seals with that keyset. */
    Sealer sealer() {
        if (webhookSealingKeyset == null || webhookSealingKeyset.isBlank()) {
            throw new IllegalStateException(
                    NAME
                            + ": missing (expected: the public half that io.tributary.sealing.DrawKeysets makes)");
        }
        try {
            return Sealer.of(webhookSealingKeyset);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(NAME + ": " + wrong.getMessage(), wrong);
        }
    }
}
