package io.tributary.messaging.product;

import io.tributary.values.ProductId;

/**
 * A product as this service last heard of it.
 *
 * @param id the product
 * @param version the version that was heard
 * @param name what people call it
 * @param active whether it takes part
 * @param settings how its interactions are taken
 */
public record KnownProduct(
        ProductId id, long version, String name, boolean active, ProductSettings settings) {}
