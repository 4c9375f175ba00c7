package io.tributary.interaction.dedup;

import io.tributary.messaging.product.KnownProduct;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.messaging.product.ProductSettings;
import io.tributary.values.ProductId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds a product's windows; from a cache, so that nothing waits for the database. */
@Component
public class ProductWindows {

    private final KnownProducts products;
    private final DedupProperties properties;

    ProductWindows(KnownProducts products, DedupProperties properties) {
        this.products = products;
        this.properties = properties;
    }

    /** The windows as they are now, or were within the last second. */
    public Mono<DedupWindows> of(ProductId product) {
        return products.find(product)
                .map(KnownProduct::settings)
                .defaultIfEmpty(ProductSettings.DEFAULTS)
                .map(settings -> new DedupWindows(properties.derivedWindow(), settings));
    }
}
