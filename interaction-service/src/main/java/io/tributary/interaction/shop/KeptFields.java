package io.tributary.interaction.shop;

import io.tributary.interaction.secret.WebhookKind;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of a payload for inspection: the fields that the parsers read, by their paths. All
 * else is dropped, so that a new field of a shop with somebody's name in it is never kept. Of a
 * checkout's token only that it was there: whoever can read it could claim the order.
 */
final class KeptFields {

    private static final int LONGEST = 256;
    private static final int MOST_ITEMS = 100;

    private static final Set<String> SHOPIFY =
            Set.of(
                    "/id",
                    "/order_id",
                    "/checkout_token",
                    "/financial_status",
                    "/total_price",
                    "/currency",
                    "/test",
                    "/processed_at",
                    "/created_at",
                    "/transactions",
                    "/transactions/kind",
                    "/transactions/status",
                    "/transactions/amount",
                    "/transactions/currency",
                    "/refunds",
                    "/refunds/id",
                    "/refunds/processed_at",
                    "/refunds/created_at",
                    "/refunds/transactions",
                    "/refunds/transactions/kind",
                    "/refunds/transactions/status",
                    "/refunds/transactions/amount",
                    "/refunds/transactions/currency",
                    "/note_attributes");
    private static final Set<String> WOOCOMMERCE =
            Set.of(
                    "/id",
                    "/status",
                    "/currency",
                    "/total",
                    "/order_key",
                    "/date_paid_gmt",
                    "/date_created_gmt",
                    "/refunds",
                    "/refunds/id",
                    "/refunds/total",
                    "/meta_data");
    private static final Set<String> STANDARD =
            Set.of(
                    "/type",
                    "/timestamp",
                    "/data",
                    "/data/orderId",
                    "/data/refundId",
                    "/data/amount",
                    "/data/currency",
                    "/data/checkoutToken",
                    "/data/wallet",
                    "/data/test");
    private static final Set<String> GENERIC =
            Set.of(
                    "/id",
                    "/status",
                    "/token",
                    "/currency",
                    "/totalPrice",
                    "/tributary_wallet",
                    "/createdAt",
                    "/test");

    private static final Set<String> TOKENS =
            Set.of("/checkout_token", "/order_key", "/data/checkoutToken", "/token");

    /** Lists of named values, of which only the wallet's is kept. */
    private static final Set<String> ATTRIBUTES = Set.of("/note_attributes", "/meta_data");

    private final Set<String> paths;

    private KeptFields(Set<String> paths) {
        this.paths = paths;
    }

    static String of(WebhookKind kind, JsonNode body) {
        Set<String> paths =
                switch (kind) {
                    case SHOPIFY -> SHOPIFY;
                    case WOOCOMMERCE -> WOOCOMMERCE;
                    case STANDARD -> STANDARD;
                    case GENERIC -> GENERIC;
                };
        return new KeptFields(paths).kept("", body).toString();
    }

    private ObjectNode kept(String at, JsonNode object) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        object.properties().stream()
                .filter(field -> paths.contains(at + "/" + field.getKey()))
                .forEach(field ->
                        keep(kept, at + "/" + field.getKey(), field.getKey(), field.getValue()));
        return kept;
    }

    private void keep(ObjectNode kept, String at, String name, JsonNode value) {
        if (ATTRIBUTES.contains(at)) {
            keepWallet(kept, value);
        } else if (TOKENS.contains(at)) {
            kept.put(name, value.isString() && !value.stringValue().isEmpty());
        } else if (value.isArray()) {
            var items = kept.putArray(name);
            value.values().stream()
                    .filter(JsonNode::isObject)
                    .limit(MOST_ITEMS)
                    .forEach(item -> items.add(kept(at, item)));
        } else if (value.isObject()) {
            kept.set(name, kept(at, value));
        } else if (value.toString().length() <= LONGEST) {
            kept.set(name, value);
        }
    }

    private static void keepWallet(ObjectNode kept, JsonNode attributes) {
        ShopFields fields =
                new ShopFields(JsonNodeFactory.instance.objectNode().set("a", attributes));
        var wallet = fields.walletAttribute("a", "name");
        var named = wallet == null ? fields.walletAttribute("a", "key") : wallet;
        if (named != null) {
            kept.put("tributary_wallet", named.value());
        }
    }
}
