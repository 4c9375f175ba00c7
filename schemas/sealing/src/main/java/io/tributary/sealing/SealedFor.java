package io.tributary.sealing;

import io.tributary.values.ProductId;
import java.nio.charset.StandardCharsets;

/**
 * What a sealed secret is for. It is not part of the sealed value, but the value opens for nothing
 * else.
 *
 * @param product whose secret it is
 * @param use what the product uses it for, for example {@code shopify}
 */
public record SealedFor(ProductId product, String use) {

    private static final String PURPOSE = "tributary webhook secret";

    /** Divided by a character that none of the parts can hold. */
    byte[] context() {
        return String.join("\n", PURPOSE, product.toString(), use).getBytes(StandardCharsets.UTF_8);
    }
}
