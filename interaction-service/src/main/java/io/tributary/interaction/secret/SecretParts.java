package io.tributary.interaction.secret;

import io.tributary.events.ProductSecrets;
import io.tributary.events.SealedSecret;
import io.tributary.events.SealedWebhook;
import io.tributary.events.WebhookSender;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Webhooks and secrets of products whose row is locked: what a state does not name any more is
 * gone.
 */
final class SecretParts {

    private static final Logger LOG = LoggerFactory.getLogger(SecretParts.class);

    private static final String FORGET =
            "delete from known_webhooks where product_id = any (:ids::uuid[])";

    private static final String WEBHOOKS =
            """
            insert into known_webhooks (product_id, kind, shop_domain)
            select w.product_id, w.kind, w.shop_domain
            from unnest(:products::uuid[], :kinds::text[], :shops::text[])
                as w (product_id, kind, shop_domain)
            """;

    private static final String SECRETS =
            """
            insert into known_webhook_secrets (product_id, kind, sealed, created_at, valid_until)
            select s.product_id, s.kind, s.sealed, s.created_at, s.valid_until
            from unnest(:products::uuid[], :kinds::text[], :sealed::text[],
                        :created::timestamptz[], :until::timestamptz[])
                as s (product_id, kind, sealed, created_at, valid_until)
            """;

    private final DatabaseClient database;

    SecretParts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> replace(List<ProductSecrets> states) {
        List<Part> parts = states.stream().flatMap(SecretParts::parts).toList();
        UUID[] ids = states.stream().map(ProductSecrets::getProductId).toArray(UUID[]::new);
        return database.sql(FORGET)
                .bind("ids", ids)
                .then()
                .then(webhooks(parts))
                .then(secrets(parts.stream().flatMap(Part::secrets).toList()));
    }

    private Mono<Void> webhooks(List<Part> parts) {
        return database.sql(WEBHOOKS)
                .bind("products", parts.stream().map(Part::product).toArray(UUID[]::new))
                .bind("kinds", parts.stream().map(Part::kind).toArray(String[]::new))
                .bind("shops", parts.stream().map(Part::shop).toArray(String[]::new))
                .then();
    }

    private Mono<Void> secrets(List<Secret> secrets) {
        return database.sql(SECRETS)
                .bind("products", secrets.stream().map(Secret::product).toArray(UUID[]::new))
                .bind("kinds", secrets.stream().map(Secret::kind).toArray(String[]::new))
                .bind("sealed", secrets.stream().map(Secret::sealed).toArray(String[]::new))
                .bind("created", secrets.stream().map(Secret::created).toArray(Instant[]::new))
                .bind("until", secrets.stream().map(Secret::until).toArray(Instant[]::new))
                .then();
    }

    /**
     * Senders that a later version added are none of this one's, and not told again by themselves.
     */
    private static Stream<Part> parts(ProductSecrets state) {
        if (state.getWebhooks().stream().anyMatch(SecretParts::isOfLaterVersion)) {
            LOG.warn(
                    "product {}: a webhook's sender is of a later version; its deliveries are refused"
                            + " until this service is upgraded and product-secrets.v1 published again",
                    state.getProductId());
        }
        return state.getWebhooks().stream()
                .filter(webhook -> !isOfLaterVersion(webhook))
                .map(webhook -> new Part(state.getProductId(), webhook));
    }

    private static boolean isOfLaterVersion(SealedWebhook webhook) {
        return webhook.getSender() == WebhookSender.UNKNOWN;
    }

    private record Part(UUID product, SealedWebhook webhook) {

        String kind() {
            return webhook.getSender().name().toLowerCase(Locale.ROOT);
        }

        @Nullable String shop() {
            return webhook.getShopDomain();
        }

        Stream<Secret> secrets() {
            return webhook.getSecrets().stream().map(secret -> new Secret(this, secret));
        }
    }

    private record Secret(Part of, SealedSecret secret) {

        UUID product() {
            return of.product();
        }

        String kind() {
            return of.kind();
        }

        String sealed() {
            return secret.getSealed();
        }

        Instant created() {
            return secret.getCreatedAt();
        }

        @Nullable Instant until() {
            return secret.getValidUntil();
        }
    }
}
