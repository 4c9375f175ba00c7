package io.tributary.interaction.shop;

import io.tributary.values.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standard Webhooks of a product's own shop: {@code {"type","timestamp","data"}}, with the types
 * and fields of our purchases, {@code checkoutToken} and {@code wallet}.
 */
final class StandardParser {

    private StandardParser() {}

    static ShopEvent parse(ShopFields body) {
        Instant time = body.time("timestamp");
        return switch (body.word("type")) {
            case "purchase.started" -> order(body.object("data"), time, false);
            case "purchase.completed" -> order(body.object("data"), time, true);
            case "purchase.refunded" -> refund(body.object("data"), time);
            case "purchase.cancelled" ->
                    new ShopEvent.ReversalReported(
                            new ShopReversal.Cancellation(body.object("data").id("orderId"), time));
            case "" -> throw body.wrong("type", "for example purchase.completed");
            default -> new ShopEvent.Ignored("other-type");
        };
    }

    private static ShopEvent order(ShopFields data, @Nullable Instant time, boolean paid) {
        return new ShopEvent.OrderReported(
                new ShopOrder(
                        data.id("orderId"),
                        data.token("checkoutToken"),
                        data.money("amount", "currency"),
                        paid,
                        data.wallet("wallet"),
                        time,
                        data.flag("test")),
                List.of());
    }

    private static ShopEvent refund(ShopFields data, @Nullable Instant time) {
        Money money = data.money("amount", "currency");
        if (money == null) {
            throw data.wrong("amount", "an amount and a currency");
        }
        return new ShopEvent.ReversalReported(
                new ShopReversal.Refund(
                        data.id("orderId"),
                        data.id("refundId"),
                        money.amount(),
                        money.currency(),
                        time));
    }
}
