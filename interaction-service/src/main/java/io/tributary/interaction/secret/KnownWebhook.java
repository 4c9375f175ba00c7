package io.tributary.interaction.secret;

import io.tributary.values.ProductId;
import java.util.List;

/**
 * A webhook that a product has configured.
 *
 * @param product whose orders it brings
 * @param kind who sends it
 * @param secrets the keys of the HMAC that are valid now, the newest first: two while a secret is
 *     being rotated, none once the webhook's last one ran out
 */
public record KnownWebhook(ProductId product, WebhookKind kind, List<byte[]> secrets) {

    public KnownWebhook {
        secrets = List.copyOf(secrets);
        if (secrets.stream().anyMatch(secret -> secret.length == 0)) {
            throw new IllegalArgumentException("secrets: an empty one (expected: 1 byte or more)");
        }
    }

    /** Names no secret, so that none reaches a log by accident. */
    @Override
    public String toString() {
        return "KnownWebhook[product=%s, kind=%s, secrets=%d]"
                .formatted(product, kind, secrets.size());
    }
}
