package io.tributary.product.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is answered; never its secret.
 *
 * @param shopDomain the shop's host name; null for all kinds but shopify
 * @param createdAt when the webhook was first configured
 * @param previousSecretUntil until when a secret that was replaced is taken; null: only the current
 *     one is
 */
record Webhook(
        String kind,
        @Nullable String shopDomain,
        Instant createdAt,
        @Nullable Instant previousSecretUntil) {}
