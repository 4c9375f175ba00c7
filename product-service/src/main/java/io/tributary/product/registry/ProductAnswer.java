package io.tributary.product.registry;

import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.List;

/** A product as it is answered. */
record ProductAnswer(
        ProductId id,
        String name,
        List<String> domains,
        String status,
        List<Administrator> administrators,
        List<Bank> banks,
        long version,
        Instant createdAt) {

    static ProductAnswer of(Product product) {
        return new ProductAnswer(
                product.id(),
                product.name(),
                product.domains(),
                product.status(),
                product.administrators(),
                product.banks(),
                product.version(),
                product.createdAt());
    }

    String etag() {
        return "\"" + version + "\"";
    }
}
