package io.tributary.interaction.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.messaging.column.Column;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which secrets are valid, as the topic tells it. */
class WebhookSecretsIT extends ToldSecrets {

    @Test
    void learnsAWebhookWithinASecondOrTwo() {
        Instant before = Instant.now();
        tell(state(product, 1, shopify(secret(OLD))));
        awaitSigned(OLD);
        Duration took = Duration.between(before, Instant.now());
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(found(shop.toUpperCase(Locale.ROOT)).product()).isEqualTo(product);
        assertThat(secrets.find(product, WebhookKind.SHOPIFY).block(SOON)).isNotNull();
        assertThat(secrets.find(product, WebhookKind.GENERIC).blockOptional(SOON)).isEmpty();
    }

    @Test
    void knowsNothingOfOtherShopsAndProducts() {
        for (String domain : List.of(shop, "", "x".repeat(300), "\u0000", "é.example")) {
            assertThat(secrets.byShopDomain(domain).blockOptional(SOON)).isEmpty();
        }
        assertThat(secrets.of(product).collectList().block(SOON)).isEmpty();
    }

    @Test
    void takesBothSecretsDuringARotationAndThenTheNewOneOnly() {
        tell(state(product, 1, shopify(secret(OLD))));
        awaitSigned(OLD);
        Instant end = Instant.now().plusSeconds(8);
        tell(state(product, 2, shopify(secret(NEW), former(OLD, end))));
        awaitSigned(NEW);
        assertThat(isSigned(OLD)).isTrue();
        await("the end of the overlap").atMost(SOON).until(() -> !isSigned(OLD));
        assertThat(Instant.now()).isAfter(end.minusMillis(100)).isBefore(end.plusSeconds(3));
        assertThat(isSigned(NEW)).isTrue();
    }

    @Test
    void givesAShopToTheProductThatHasItLast() {
        ProductId second = new ProductId(UUID.randomUUID());
        tell(state(product, 1, shopify(secret(OLD))));
        awaitSigned(OLD);
        tell(state(second, 1, shopify(secretOf(second, NEW))));
        awaitSigned(NEW);
        assertThat(found(shop).product()).isEqualTo(second);
        tell(state(product, 2));
        awaitAllRead();
        assertThat(found(shop).product()).isEqualTo(second);
    }

    @Test
    void forgetsADeletedWebhook() {
        tell(state(product, 1, shopify(secret(OLD))));
        awaitSigned(OLD);
        tell(state(product, 2));
        await("forgotten")
                .atMost(SOON)
                .until(() -> secrets.byShopDomain(shop).blockOptional(SOON).isEmpty());
        assertThat(rows("known_webhook_secrets", product)).isZero();
    }

    /** A last record in each partition tells that those before it were applied. */
    private void awaitAllRead() {
        List<ProductId> last = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ProductId marker = new ProductId(UUID.randomUUID());
            tell(state(marker, 1, generic(marker, OLD)));
            last.add(marker);
        }
        await("all read")
                .atMost(SOON)
                .until(() -> last.stream().allMatch(marker -> rows("known_webhooks", marker) == 1));
        await("the cache's second").pollDelay(Duration.ofMillis(1100)).until(() -> true);
    }

    private KnownWebhook found(String domain) {
        return secrets.byShopDomain(domain).blockOptional(SOON).orElseThrow();
    }

    private long rows(String table, ProductId id) {
        return database.sql("select count(*) as rows from " + table + " where product_id = :id")
                .bind("id", id.value())
                .map(row -> Column.of(row, "rows", Long.class))
                .one()
                .blockOptional(SOON)
                .orElseThrow();
    }
}
