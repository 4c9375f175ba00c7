package io.tributary.interaction.secret;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.tributary.interaction.secret.SecretTables.SealedRow;
import io.tributary.values.ProductId;
import java.util.Locale;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Webhooks with their secrets opened, cached for a second: so long a secret that was replaced, has
 * run out or was deleted may still be taken. What is not there is cached too, since strangers may
 * ask for any shop.
 */
final class CachedSecrets implements WebhookSecrets {

    private static final int MOST = 10_000;
    private static final int LONGEST_DOMAIN = 253;

    private final AsyncLoadingCache<String, WebhookAnswer> shops;
    private final AsyncLoadingCache<Place, WebhookAnswer> webhooks;

    CachedSecrets(SecretTables tables, SecretOpening opening) {
        this.shops = cache(shop -> opened(tables.byShop(shop), WebhookKind.SHOPIFY, opening));
        this.webhooks =
                cache(place -> opened(tables.find(place.product, place.kind), place.kind, opening));
    }

    @Override
    public Mono<KnownWebhook> byShopDomain(String domain) {
        String shop = domain.toLowerCase(Locale.ROOT);
        return isHost(shop) ? cached(shops, shop) : Mono.empty();
    }

    @Override
    public Mono<KnownWebhook> find(ProductId product, WebhookKind kind) {
        return cached(webhooks, new Place(product, kind));
    }

    @Override
    public Flux<KnownWebhook> of(ProductId product) {
        return Flux.fromArray(WebhookKind.values()).concatMap(kind -> find(product, kind));
    }

    /** Asks the database for nothing that no shop can be called. */
    private static boolean isHost(String shop) {
        return shop.length() <= LONGEST_DOMAIN
                && shop.chars().allMatch(letter -> '!' <= letter && letter <= '~');
    }

    private static Mono<KnownWebhook> opened(
            Mono<SealedRow> row, WebhookKind kind, SecretOpening opening) {
        return row.map(found -> opening.open(kind, found));
    }

    private static <K> Mono<KnownWebhook> cached(AsyncLoadingCache<K, WebhookAnswer> cache, K key) {
        return Mono.fromFuture(() -> cache.get(key), true).flatMap(WebhookAnswer::webhook);
    }

    private static <K> AsyncLoadingCache<K, WebhookAnswer> cache(
            Function<K, Mono<KnownWebhook>> read) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.writing((K _, WebhookAnswer answer) -> answer.keptFor()))
                .buildAsync((key, _) -> WebhookAnswer.of(read.apply(key)).toFuture());
    }

    private record Place(ProductId product, WebhookKind kind) {}
}
