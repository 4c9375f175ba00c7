package io.tributary.messaging.product;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Roles;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Known products, keys and roles cached: what was found for 0.4 seconds, what was not for a
 * quarter, so that a new key works and a revoked one fails soon after the topic told of it; with
 * what the relay and the step take that stays below a second. What is asked for often is read again
 * before it runs out, so that nobody waits for it.
 */
final class CachedProducts implements KnownProducts {

    private static final Duration FOUND = Duration.ofMillis(400);
    private static final Duration MISSED = Duration.ofMillis(250);
    private static final Duration REFRESH = Duration.ofMillis(200);
    private static final int MOST = 100_000;

    /** A database that is frozen answers nothing, and all who ask share the read that waits. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProductTables tables;
    private final AsyncLoadingCache<ProductId, Answer<KnownProduct>> products;
    private final AsyncLoadingCache<String, Answer<KnownKey>> keys;
    private final AsyncLoadingCache<String, Answer<Boolean>> origins;
    private final AsyncLoadingCache<Membership, Answer<Roles>> roles;

    CachedProducts(ProductTables tables, Duration patience) {
        this.tables = tables;
        this.products = cache(tables::product, patience);
        this.keys = cache(tables::key, patience);
        this.origins = cache(tables::origin, patience);
        this.roles = cache(member -> tables.roles(member.product(), member.wallet()), patience);
    }

    @Override
    public Mono<KnownProduct> find(ProductId product) {
        return cached(products, product);
    }

    @Override
    public Mono<KnownKey> keyByHash(String sha256) {
        return cached(keys, sha256);
    }

    @Override
    public Mono<Boolean> isOrigin(String origin) {
        return cached(origins, origin).defaultIfEmpty(false);
    }

    @Override
    public Mono<Roles> rolesOf(ProductId product, Address wallet) {
        return cached(roles, new Membership(product, wallet)).defaultIfEmpty(Roles.NONE);
    }

    @Override
    public Mono<Set<ProductId>> productsOf(Address wallet) {
        return tables.products(wallet).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Flux<KnownBank> banks(ProductId product) {
        return tables.banks(product);
    }

    private static <K, V> Mono<V> cached(AsyncLoadingCache<K, Answer<V>> cache, K key) {
        return Mono.fromFuture(() -> cache.get(key), true).flatMap(Answer::value);
    }

    /** Reading never fails: a failure is an answer that is forgotten at once. */
    private static <K, V> AsyncLoadingCache<K, Answer<V>> cache(
            Function<K, Mono<V>> read, Duration patience) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(REFRESH)
                .expireAfter(Expiry.writing((K _, Answer<V> answer) -> answer.keptFor()))
                .buildAsync((key, _) -> answer(read.apply(key).timeout(patience)).toFuture());
    }

    private static <V> Mono<Answer<V>> answer(Mono<V> read) {
        return read.singleOptional()
                .<Answer<V>>map(Answer.Read::new)
                .onErrorResume(failure -> Mono.just(new Answer.Failed<>(failure)));
    }

    /**
     * What reading gave. Many requests share one, some of which do not wait for it any more: so a
     * failure is made anew for each that does, and none is thrown where nobody listens.
     */
    private sealed interface Answer<V> {

        Mono<V> value();

        Duration keptFor();

        /** The database answered. */
        record Read<V>(Optional<V> found) implements Answer<V> {

            @Override
            public Mono<V> value() {
                return Mono.justOrEmpty(found);
            }

            @Override
            public Duration keptFor() {
                return found.isPresent() ? FOUND : MISSED;
            }
        }

        /** It did not. */
        record Failed<V>(Throwable failure) implements Answer<V> {

            @Override
            public Mono<V> value() {
                return Mono.error(() ->
                        new DataAccessResourceFailureException(
                                "products, keys and roles cannot be read: " + failure, failure));
            }

            @Override
            public Duration keptFor() {
                return Duration.ZERO;
            }
        }
    }

    private record Membership(ProductId product, Address wallet) {}
}
