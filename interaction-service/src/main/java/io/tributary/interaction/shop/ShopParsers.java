package io.tributary.interaction.shop;

import io.tributary.interaction.secret.WebhookKind;
import tools.jackson.databind.JsonNode;

/** Reads deliveries of each kind; what cannot be understood ends with 422 and never otherwise. */
public final class ShopParsers {

    private ShopParsers() {}

    /**
     * What the delivery says.
     *
     * @param topic what the headers say it is about; empty where they say nothing
     * @param body the signed body
     * @param payProcessing whether WooCommerce's {@code processing} counts as paid
     * @param test whether the headers call it a test
     */
    public static ShopEvent parse(
            WebhookKind kind, String topic, JsonNode body, boolean payProcessing, boolean test) {
        ShopFields fields = new ShopFields(body);
        return switch (kind) {
            case SHOPIFY -> ShopifyParser.parse(topic, fields, test);
            case WOOCOMMERCE ->
                    topic.isEmpty()
                                    || (topic.startsWith("order.")
                                            && !topic.equals("order.deleted"))
                            ? WooCommerceParser.parse(fields, payProcessing)
                            : new ShopEvent.Ignored("other-topic");
            case STANDARD -> StandardParser.parse(fields);
            case GENERIC -> GenericParser.parse(fields);
        };
    }

    /** What may be kept of the payload: JSON without anything personal. */
    public static String kept(WebhookKind kind, JsonNode body) {
        return KeptFields.of(kind, body);
    }
}
