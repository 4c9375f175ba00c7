package io.tributary.quickstart.demo;

import io.tributary.quickstart.demo.Client.Answer;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Polling;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.QuickstartException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Erin's order at a Shopify shop, paid and later partly refunded, as the shop tells it; every
 * answer is held against what it has to be. Who ordered, the shop does not know: erin's client says
 * so by the checkout's token.
 */
public final class ShopifyOrder {

    /** The kind of the webhook. */
    public static final String WEBHOOK = "shopify";

    /** The order's number in the shop. */
    public static final long ID = 5001;

    /** What was paid. */
    public static final String AMOUNT = "49.90";

    /** In which currency. */
    public static final String CURRENCY = "EUR";

    private static final String REFUNDED = "20.00";
    private static final String PAID = "orders/paid";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Client client;
    private final Ports ports;
    private final Shop shop;
    private final String checkoutToken = ShopifyWebhook.randomText();
    private final List<Delivered> deliveries = new ArrayList<>();

    ShopifyOrder(Client client, Ports ports, Shop shop) {
        this.client = client;
        this.ports = ports;
        this.shop = shop;
    }

    /** Everything that the shop has sent so far. */
    List<Delivered> deliveries() {
        return deliveries;
    }

    /** What shop and buyer know, and nobody can guess. */
    String checkoutToken() {
        return checkoutToken;
    }

    /** A new key for what runs in the buyer's browser. */
    String publishableKey() {
        Map<String, Object> wanted =
                Map.of(
                        "kind", "publishable",
                        "name", "browser",
                        "origins", List.of("https://shop.example"));
        String url = ports.url(Port.PRODUCT) + "/business/products/" + shop.product() + "/keys";
        return client.post(url, shop.merchantToken(), wanted).expect(201).text("key");
    }

    /** The order, the same again, the same from somebody without the secret, and a refund. */
    void deliver() {
        ShopifyWebhook webhook = ShopifyWebhook.configure(client, ports, shop);
        byte[] order = Client.json(order());
        hold("order", firstAnswer(webhook, order), 200, "stored");
        hold("again", webhook.deliver(PAID, order), 200, "duplicate");
        hold("wrong signature", webhook.deliverForged(PAID, order), 401, "bad-signature");
        Answer refund = webhook.deliver("refunds/create", Client.json(refund()));
        hold("refund of " + REFUNDED, refund, 200, "stored");
    }

    /** The configuration travels over Kafka: until it has come the product is unknown. */
    private static Answer firstAnswer(ShopifyWebhook webhook, byte[] order) {
        return Polling.until(
                "an answer to the Shopify order",
                PATIENCE,
                PAUSE,
                () -> webhook.deliver(PAID, order),
                answer -> !outcome(answer).equals("unknown-product"));
    }

    private void hold(String name, Answer answer, int status, String outcome) {
        String seen = outcome(answer.expect(status));
        deliveries.add(new Delivered(name, answer.status(), seen));
        if (!seen.equals(outcome)) {
            throw new QuickstartException(
                    Outcome.WRONG,
                    "Shopify order, %s: %s (expected: %s).".formatted(name, seen, outcome));
        }
    }

    /** What the answer says, or the last word of the problem's type. */
    private static String outcome(Answer answer) {
        String type = answer.text("type");
        return type.isEmpty() ? answer.text("outcome") : type.substring(type.lastIndexOf(':') + 1);
    }

    private Map<String, Object> order() {
        return Map.of(
                "id", ID,
                "checkout_token", checkoutToken,
                "financial_status", "paid",
                "total_price", AMOUNT,
                "currency", CURRENCY,
                "test", false,
                "processed_at", now());
    }

    private static Map<String, Object> refund() {
        Map<String, Object> payment =
                Map.of(
                        "kind",
                        "refund",
                        "status",
                        "success",
                        "amount",
                        REFUNDED,
                        "currency",
                        CURRENCY);
        return Map.of(
                "id",
                9001,
                "order_id",
                ID,
                "processed_at",
                now(),
                "transactions",
                List.of(payment));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
