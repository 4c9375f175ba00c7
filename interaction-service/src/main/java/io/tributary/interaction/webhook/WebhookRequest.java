package io.tributary.interaction.webhook;

import io.tributary.interaction.secret.WebhookKind;
import io.tributary.web.auth.ApiKeys;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a shop has sent, not verified yet. Headers are not signed by any kind but Standard Webhooks,
 * so that nothing but the topic and the test mark is believed of them.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a signature is over these bytes.
record WebhookRequest(ServerWebExchange exchange, byte[] body) {

    static final String SHOP_DOMAIN = "X-Shopify-Shop-Domain";

    private static final String SHOPIFY = "x-shopify-";
    private static final String WOOCOMMERCE = "x-wc-webhook-";
    private static final Pattern PING = Pattern.compile("webhook_id=[0-9]{1,20}");
    private static final int LONGEST_PING = 40;

    HttpHeaders headers() {
        return exchange.getRequest().getHeaders();
    }

    /** The kind that the headers tell; empty where they tell none. */
    Optional<WebhookKind> kind() {
        if (hasHeader(SHOPIFY)) {
            return Optional.of(WebhookKind.SHOPIFY);
        }
        if (hasHeader(WOOCOMMERCE)) {
            return Optional.of(WebhookKind.WOOCOMMERCE);
        }
        if (Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
                .anyMatch(headers()::containsHeader)) {
            return Optional.of(WebhookKind.STANDARD);
        }
        return headers().containsHeader("X-Hmac-Sha256")
                ? Optional.of(WebhookKind.GENERIC)
                : Optional.empty();
    }

    /** WooCommerce asks so, without a signature, whether anybody is here. */
    boolean isPing() {
        return body.length <= LONGEST_PING
                && PING.matcher(new String(body, StandardCharsets.US_ASCII)).matches();
    }

    /** What it is about; empty where the headers say nothing. */
    String topic(WebhookKind kind) {
        return switch (kind) {
            case SHOPIFY -> header("X-Shopify-Topic").toLowerCase(Locale.ROOT);
            case WOOCOMMERCE -> wooCommerceTopic().toLowerCase(Locale.ROOT);
            case STANDARD, GENERIC -> "";
        };
    }

    boolean isTest() {
        return header("X-Shopify-Test").equalsIgnoreCase("true");
    }

    /**
     * What it has in common with itself when it comes again: event, topic and body. The topic,
     * because one action of a shop sends several topics under one event id; the body, because the
     * id is not signed.
     */
    String eventKey(WebhookKind kind) {
        String id =
                switch (kind) {
                    case SHOPIFY ->
                            header("X-Shopify-Event-Id").isEmpty()
                                    ? header("X-Shopify-Webhook-Id")
                                    : header("X-Shopify-Event-Id");
                    case WOOCOMMERCE -> header("X-WC-Webhook-Delivery-ID");
                    case STANDARD -> header("webhook-id");
                    case GENERIC -> "";
                };
        String content = new String(body, StandardCharsets.ISO_8859_1);
        return ApiKeys.hash(topic(kind) + "\n" + id + "\n" + content);
    }

    String header(String name) {
        return Objects.requireNonNullElse(headers().getFirst(name), "");
    }

    private String wooCommerceTopic() {
        String resource = header("X-WC-Webhook-Resource");
        return resource.isEmpty() || resource.equalsIgnoreCase("order")
                ? header("X-WC-Webhook-Topic")
                : resource + "." + header("X-WC-Webhook-Event");
    }

    private boolean hasHeader(String prefix) {
        return headers().headerNames().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix));
    }
}
