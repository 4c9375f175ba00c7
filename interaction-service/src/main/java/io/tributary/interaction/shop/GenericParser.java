package io.tributary.interaction.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The body of shops without a format of their own: id, status, token, currency, totalPrice. */
final class GenericParser {

    private static final Set<String> PAID =
            Set.of("paid", "completed", "complete", "partially_refunded", "refunded");
    private static final Set<String> CANCELLED = Set.of("cancelled", "canceled", "voided");

    private GenericParser() {}

    static ShopEvent parse(ShopFields body) {
        String id = body.id("id");
        String status = body.word("status");
        List<ShopReversal> reversals = new ArrayList<>();
        if (status.equals("refunded")) {
            reversals.add(new ShopReversal.Rest(id, null));
        }
        if (CANCELLED.contains(status)) {
            reversals.add(new ShopReversal.Cancellation(id, null));
        }
        ShopOrder order =
                new ShopOrder(
                        id,
                        body.token("token"),
                        body.money("totalPrice", "currency"),
                        PAID.contains(status),
                        body.wallet("tributary_wallet"),
                        body.time("createdAt"),
                        body.flag("test"));
        return new ShopEvent.OrderReported(order, reversals);
    }
}
