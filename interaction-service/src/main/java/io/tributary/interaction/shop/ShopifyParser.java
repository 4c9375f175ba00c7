package io.tributary.interaction.shop;

import io.tributary.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shopify's orders and refunds. The body is signed and the topic is not, so that the body's own
 * word decides wherever it has one.
 */
final class ShopifyParser {

    private static final Set<String> PAID = Set.of("paid", "partially_refunded", "refunded");

    /** A word that is missing says nothing against it. */
    private static final Set<String> REFUND = Set.of("", "refund");

    private static final Set<String> DONE = Set.of("", "success");

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
        List<ShopReversal> reversals = refunds(id, body);
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
        if (isPending(body)) {
            return new ShopEvent.Ignored("refund-pending");
        }
        BigDecimal sum = sum(body);
        return sum.signum() == 0
                ? new ShopEvent.Ignored("no-money")
                : new ShopEvent.ReversalReported(toRefund(order, id, sum, body));
    }

    /* A refund is told once, perhaps while its money is on the way; later the order tells how it ended. */
    private static List<ShopReversal> refunds(String order, ShopFields body) {
        List<ShopReversal> refunds = new ArrayList<>();
        for (ShopFields refund : body.objects("refunds")) {
            String id = refund.optionalId("id");
            BigDecimal sum = isPending(refund) ? BigDecimal.ZERO : sum(refund);
            if (id != null && sum.signum() != 0) {
                refunds.add(toRefund(order, id, sum, refund));
            }
        }
        return refunds;
    }

    private static ShopReversal toRefund(
            String order, String id, BigDecimal sum, ShopFields refund) {
        return new ShopReversal.Refund(order, id, sum, currency(refund), time(refund));
    }

    private static BigDecimal sum(ShopFields refund) {
        BigDecimal sum =
                payments(refund)
                        .filter(payment -> DONE.contains(payment.word("status")))
                        .map(payment -> payment.amount("amount"))
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!Money.isAmount(sum.toPlainString())) {
            throw refund.wrong("transactions", "amounts with a sum of at most 18 digits");
        }
        return sum;
    }

    private static @Nullable String currency(ShopFields refund) {
        return payments(refund)
                .filter(payment -> DONE.contains(payment.word("status")))
                .map(payment -> payment.currency("currency"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isPending(ShopFields refund) {
        return payments(refund).anyMatch(payment -> payment.word("status").equals("pending"));
    }

    private static Stream<ShopFields> payments(ShopFields refund) {
        return refund.objects("transactions").stream()
                .filter(payment -> REFUND.contains(payment.word("kind")));
    }

    private static @Nullable Instant time(ShopFields body) {
        Instant processed = body.time("processed_at");
        return processed == null ? body.time("created_at") : processed;
    }
}
