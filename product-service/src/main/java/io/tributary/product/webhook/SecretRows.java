package io.tributary.product.webhook;

import io.r2dbc.spi.Readable;
import io.tributary.events.ProductSecrets;
import io.tributary.events.SealedSecret;
import io.tributary.events.SealedWebhook;
import io.tributary.events.WebhookSender;
import io.tributary.messaging.column.Column;
import io.tributary.messaging.relay.StateSource.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the secrets of changed products in one statement, so that everything of a product is of the
 * same version; one row for each secret, and one without for a product that has none left.
 */
record SecretRows(
        UUID product,
        long version,
        Instant updatedAt,
        @Nullable String kind,
        @Nullable String shopDomain,
        @Nullable Instant webhookCreatedAt,
        @Nullable SealedSecret secret) {

    static final String SELECT =
            """
            select v.product_id, v.version, v.updated_at,
                   w.kind, w.shop_domain, w.created_at as webhook_created_at,
                   s.sealed, s.created_at, s.valid_until
            from (select product_id, version, updated_at
                  from product_secret_versions
                  where published_version < version
                  order by updated_at, product_id
                  limit :limit) v
            left join product_webhooks w on w.product_id = v.product_id
            left join product_webhook_secrets s on s.webhook_id = w.id
              and (s.valid_until is null or s.valid_until > now())
            order by v.updated_at, v.product_id, w.kind, s.valid_until desc nulls first, s.id
            """;

    static SecretRows toSecret(Readable row) {
        return new SecretRows(
                Column.uuid(row, "product_id"),
                Column.of(row, "version", Long.class),
                Column.time(row, "updated_at"),
                row.get("kind", String.class),
                row.get("shop_domain", String.class),
                row.get("webhook_created_at", Instant.class),
                sealed(row));
    }

    static List<Row<ProductSecrets>> toStates(List<SecretRows> rows) {
        return grouped(rows, SecretRows::product).values().stream()
                .map(SecretRows::toState)
                .toList();
    }

    private static @Nullable SealedSecret sealed(Readable row) {
        String sealed = row.get("sealed", String.class);
        if (sealed == null) {
            return null;
        }
        SealedSecret.Builder secret =
                SealedSecret.newBuilder()
                        .setSealed(sealed)
                        .setCreatedAt(Column.time(row, "created_at"));
        Instant until = row.get("valid_until", Instant.class);
        return until == null ? secret.build() : secret.setValidUntil(until).build();
    }

    private static Row<ProductSecrets> toState(List<SecretRows> rows) {
        SecretRows any = rows.getFirst();
        ProductSecrets state =
                ProductSecrets.newBuilder()
                        .setProductId(any.product)
                        .setVersion(any.version)
                        .setUpdatedAt(any.updatedAt)
                        .setWebhooks(toWebhooks(rows))
                        .build();
        return new Row<>(any.product, any.version, state);
    }

    private static List<SealedWebhook> toWebhooks(List<SecretRows> rows) {
        List<SecretRows> found = rows.stream().filter(row -> row.secret != null).toList();
        return grouped(found, row -> String.valueOf(row.kind)).entrySet().stream()
                .map(entry -> toWebhook(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SealedWebhook toWebhook(String kind, List<SecretRows> rows) {
        SecretRows any = rows.getFirst();
        SealedWebhook.Builder webhook =
                SealedWebhook.newBuilder()
                        .setSender(WebhookSender.valueOf(kind.toUpperCase(Locale.ROOT)))
                        .setCreatedAt(Objects.requireNonNull(any.webhookCreatedAt))
                        .setSecrets(rows.stream().map(SecretRows::secret).toList());
        String shop = any.shopDomain;
        return shop == null ? webhook.build() : webhook.setShopDomain(shop).build();
    }

    private static <K> Map<K, List<SecretRows>> grouped(
            List<SecretRows> rows, Function<SecretRows, K> key) {
        Map<K, List<SecretRows>> groups = new LinkedHashMap<>();
        for (SecretRows row : rows) {
            groups.computeIfAbsent(key.apply(row), group -> new ArrayList<>()).add(row);
        }
        return groups;
    }
}
