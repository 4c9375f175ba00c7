package io.tributary.interaction.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shopify's orders and refunds. The body is signed and the topic is not, so that the body's own
 * word decides wherever it has one.
 */
final class ShopifyParser {

    private static final Set<String> PAID = Set.of("paid", "partially_refunded", "refunded");
    private static final String REFUND = "refund";

    private ShopifyParser() {}

    static ShopEvent parse(String topic, ShopFields body, boolean test) {
        return switch (topic) {
            case "orders/create", "orders/paid", "orders/updated", "orders/cancelled" ->
                    order(topic, body, test);
            case "refunds/create" -> refund(body);
            default -> new ShopEvent.Ignored("other-topic");
        };
    }

    // Over the bound because it is the list of an order's fields.
    private static ShopEvent order(String topic, ShopFields body, boolean test) {
        String id = body.id("id");
        String status = body.word("financial_status");
        Instant time = time(body);
        boolean paid = PAID.contains(status) || (status.isEmpty() && topic.equals("orders/paid"));
        ShopOrder order =
                new ShopOrder(
                        id,
                        body.token("checkout_token"),
                        body.money("total_price", "currency"),
                        paid,
                        body.walletAttribute("note_attributes", "name"),
                        time,
                        test || body.flag("test"));
        List<ShopReversal> reversals = new ArrayList<>();
        if (status.equals("refunded")) {
            reversals.add(new ShopReversal.Rest(id, null));
        }
        if (status.equals("voided") || topic.equals("orders/cancelled")) {
            reversals.add(new ShopReversal.Cancellation(id, null));
        }
        return new ShopEvent.OrderReported(order, reversals);
    }

    private static ShopEvent refund(ShopFields body) {
        String id = body.id("id");
        String order = body.id("order_id");
        List<ShopFields> payments =
                body.objects("transactions").stream().filter(ShopifyParser::isDone).toList();
        BigDecimal sum =
                payments.stream()
                        .map(payment -> payment.amount("amount"))
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return new ShopEvent.Ignored("no-money");
        }
        return new ShopEvent.ReversalReported(
                new ShopReversal.Refund(order, id, sum, currency(payments), time(body)));
    }

    private static @Nullable String currency(List<ShopFields> payments) {
        return payments.stream()
                .map(payment -> payment.currency("currency"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isDone(ShopFields payment) {
        String kind = payment.word("kind");
        String status = payment.word("status");
        return (kind.isEmpty() || kind.equals(REFUND))
                && (status.isEmpty() || status.equals("success"));
    }

    private static @Nullable Instant time(ShopFields body) {
        Instant processed = body.time("processed_at");
        return processed == null ? body.time("created_at") : processed;
    }
}
