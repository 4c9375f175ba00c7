package io.tributary.interaction.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * WooCommerce's order resource. The token is the order key; the cart hash is none, since equal
 * carts share it and anybody can compute it.
 */
final class WooCommerceParser {

    private WooCommerceParser() {}

    static ShopEvent parse(ShopFields body, boolean payProcessing) {
        String id = body.id("id");
        String status = body.word("status");
        if (status.isEmpty()) {
            return new ShopEvent.Ignored("no-status");
        }
        List<ShopReversal> reversals = refunds(id, body);
        boolean refunded = status.equals("refunded");
        if (refunded) {
            reversals.add(new ShopReversal.Rest(id, null));
        }
        if (status.equals("cancelled")) {
            reversals.add(new ShopReversal.Cancellation(id, null));
        }
        boolean paid =
                status.equals("completed")
                        || refunded
                        || (payProcessing && status.equals("processing"));
        return new ShopEvent.OrderReported(order(id, body, paid), reversals);
    }

    private static ShopOrder order(String id, ShopFields body, boolean paid) {
        return new ShopOrder(
                id,
                body.token("order_key"),
                body.money("total", "currency"),
                paid,
                body.walletAttribute("meta_data", "key"),
                time(body),
                false);
    }

    private static List<ShopReversal> refunds(String order, ShopFields body) {
        String currency = body.currency("currency");
        List<ShopReversal> refunds = new ArrayList<>();
        for (ShopFields refund : body.objects("refunds")) {
            String id = refund.optionalId("id");
            BigDecimal amount = refund.amount("total");
            if (id != null && amount != null && amount.signum() != 0) {
                refunds.add(new ShopReversal.Refund(order, id, amount, currency, null));
            }
        }
        return refunds;
    }

    private static @Nullable Instant time(ShopFields body) {
        Instant paid = body.time("date_paid_gmt");
        return paid == null ? body.time("date_created_gmt") : paid;
    }
}
