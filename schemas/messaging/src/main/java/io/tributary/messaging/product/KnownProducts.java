package io.tributary.messaging.product;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Roles;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What this service learnt of products. Answers come from this service's own database (products,
 * keys and roles through a cache of less than half a second), so they are there while Kafka is
 * away. Tables: {@code known_products}, {@code known_product_keys}, {@code known_product_roles},
 * {@code known_product_banks}; written by the products step only.
 */
public interface KnownProducts {

    /** The product; empty while unknown. */
    Mono<KnownProduct> find(ProductId product);

    /**
     * The valid key with this hash; empty for unknown and revoked ones.
     *
     * @param sha256 64 lower-case hex digits
     */
    Mono<KnownKey> keyByHash(String sha256);

    /**
     * Whether a valid publishable key of any product names the web origin; cached as keys are.
     *
     * @param origin as browsers write it, for example {@code https://shop.example}
     */
    Mono<Boolean> isOrigin(String origin);

    /**
     * The wallet's roles on the product; {@link Roles#NONE} where it has none or the product is
     * unknown.
     */
    Mono<Roles> rolesOf(ProductId product, Address wallet);

    /** The products on which the wallet has any role. */
    Mono<Set<ProductId>> productsOf(Address wallet);

    /** The banks of a product. */
    Flux<KnownBank> banks(ProductId product);
}
