package io.tributary.e2e.fault;

import io.tributary.e2e.fault.Item.Wanted;
import io.tributary.e2e.fault.Joins.Told;
import io.tributary.e2e.fault.Load.Post;
import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Orders that a shop tells of by webhook while their buyers claim them: claim, order and a refund
 * come in any order, some twice, those of several orders at once. For one thread.
 */
final class Checkouts {

    private static final int OPEN = 12;

    private final Random random;
    private final String product;
    private final String name;
    private final Interactions interactions;
    private final Deliveries deliveries;
    private final Joins joins;
    private final List<Post> open = new ArrayList<>();
    private int checkouts;

    Checkouts(
            long seed,
            String product,
            String name,
            Interactions interactions,
            Deliveries deliveries,
            Joins joins) {
        this.random = new Random(seed);
        this.product = product;
        this.name = name;
        this.interactions = interactions;
        this.deliveries = deliveries;
        this.joins = joins;
    }

    /** One that is due, of a dozen. */
    Post next() {
        while (open.size() < OPEN) {
            begin(name + "-checkout-" + checkouts++);
        }
        return open.remove(random.nextInt(open.size()));
    }

    private void begin(String order) {
        String wallet = "0x" + "%040x".formatted(random.nextLong(Long.MAX_VALUE));
        twiceAtTimes(claim(order, wallet));
        twiceAtTimes(deliveries.delivery(order, Told.ORDER, order(order)));
        if (random.nextBoolean()) {
            twiceAtTimes(deliveries.delivery(order, Told.REFUND, refund(order)));
        }
    }

    private void twiceAtTimes(Post post) {
        open.add(post);
        if (random.nextInt(4) == 0) {
            open.add(post);
        }
    }

    private Post claim(String order, String wallet) {
        Post claim =
                interactions.single(
                        new Item(
                                "claim of " + order,
                                Wanted.STORED,
                                Map.of(
                                        "productId",
                                        product,
                                        "wallet",
                                        wallet,
                                        "type",
                                        "purchase.started",
                                        "dedupKey",
                                        token(order),
                                        "data",
                                        Map.of("checkoutToken", token(order)))));
        return new Post() {
            @Override
            public Answer send(Client client) {
                return claim.send(client);
            }

            @Override
            public void take(Answer answer) {
                claim.take(answer);
                joins.claimed(order, wallet);
            }
        };
    }

    private static String token(String order) {
        return "token of " + order;
    }

    private static String order(String order) {
        return """
        {"type":"purchase.completed","timestamp":"2026-11-22T09:00:00Z",
         "data":{"orderId":"%s","checkoutToken":"%s","amount":"49.90","currency":"EUR"}}\
        """
                .formatted(order, token(order));
    }

    private static String refund(String order) {
        return """
        {"type":"purchase.refunded","timestamp":"2026-11-22T10:00:00Z",
         "data":{"orderId":"%s","refundId":"refund of %s","amount":"20.00","currency":"EUR"}}\
        """
                .formatted(order, order);
    }
}
