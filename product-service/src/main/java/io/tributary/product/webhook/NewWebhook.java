package io.tributary.product.webhook;

import io.tributary.web.json.JsonBody;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A webhook that is to be.
 *
 * @param secret what it is signed with, as the sender shows it; sealed before it is stored
 * @param shopDomain the shop's host name; for Shopify only
 */
record NewWebhook(String secret, @Nullable String shopDomain) {

    private static final Set<String> FIELDS = Set.of("secret", "shopDomain");
    private static final String NOT_HERE = "no field: only shopify has a shop domain";

    /** What is wrong is told without the value: it may be a secret that slipped. */
    static NewWebhook read(WebhookKind kind, JsonBody body) {
        String secret = textOf(body.raw("secret"));
        if (secret == null || !WebhookSecret.fits(kind, secret)) {
            body.wrong("secret", null, WebhookSecret.expected(kind));
        }
        String domain = kind == WebhookKind.SHOPIFY ? shop(body) : noShop(body);
        body.node().propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> body.wrong(name, null, "no such field"));
        body.check();
        return new NewWebhook(Objects.requireNonNull(secret), domain);
    }

    private static @Nullable String shop(JsonBody body) {
        String given = textOf(body.raw("shopDomain"));
        String shop = given == null ? null : ShopDomain.normal(given);
        if (shop == null) {
            body.wrong("shopDomain", null, ShopDomain.EXPECTED);
        }
        return shop;
    }

    private static @Nullable String noShop(JsonBody body) {
        JsonNode given = body.raw("shopDomain");
        if (given != null && !given.isNull()) {
            body.wrong("shopDomain", null, NOT_HERE);
        }
        return null;
    }

    private static @Nullable String textOf(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.stringValue() : null;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewWebhook[shopDomain=" + shopDomain + "]";
    }
}
