package io.tributary.product.webhook;

import java.util.Locale;
import java.util.regex.Pattern;

/** The host name of a shop, as {@code X-Shopify-Shop-Domain} carries it. */
final class ShopDomain {

    static final String EXPECTED = "a host name, for example demo.myshopify.com";

    private static final int LONGEST = 253;

    /** At least two labels of letters, digits and inner hyphens (RFC 1123). */
    private static final Pattern HOST =
            Pattern.compile(
                    "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    private ShopDomain() {}

    /**
     * The name in lower case.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String normal(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST || !HOST.matcher(lower).matches()) {
            throw new IllegalArgumentException("shopDomain: (expected: " + EXPECTED + ")");
        }
        return lower;
    }
}
