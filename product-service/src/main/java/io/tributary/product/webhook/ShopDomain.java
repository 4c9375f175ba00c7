package io.tributary.product.webhook;

import io.tributary.values.HostName;
import org.jspecify.annotations.Nullable;

/** The host name of a shop, as {@code X-Shopify-Shop-Domain} carries it. */
final class ShopDomain {

    static final String EXPECTED = "a host name, for example demo.myshopify.com";

    private ShopDomain() {}

    /** The name in lower case; null if it is none, or of one label. */
    static @Nullable String normal(String text) {
        try {
            HostName host = new HostName(text);
            return host.hasSeveralLabels() ? host.value() : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
