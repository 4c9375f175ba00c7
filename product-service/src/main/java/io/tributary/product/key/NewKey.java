package io.tributary.product.key;

import java.util.List;

/**
 * A key that is to be.
 *
 * @param kind who holds it
 * @param name what people call it
 * @param origins where a publishable key may be used; none for a secret one
 * @param test whether what it brings is stored and decided but never paid
 */
record NewKey(KeyKind kind, String name, List<WebOrigin> origins, boolean test) {

    NewKey {
        origins = List.copyOf(origins);
    }
}
