package io.tributary.messaging.product;

import io.tributary.values.ProductId;
import java.util.List;
import java.util.UUID;

/**
 * A valid API key.
 *
 * @param id the key's id
 * @param product whose key it is
 * @param secret whether a server holds it; else it is publishable
 * @param test whether what it brings is decided and never paid
 * @param origins where a publishable key may be used
 */
public record KnownKey(
        UUID id, ProductId product, boolean secret, boolean test, List<String> origins) {

    public KnownKey {
        origins = List.copyOf(origins);
    }
}
