package io.tributary.e2e.fault;

import io.tributary.e2e.fault.Item.Wanted;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a shop's users do, at random from a seed: purchases, referrals, visits; some of it twice,
 * some of it wrong, some orders by two wallets. For one thread.
 */
final class Traffic {

    private static final int WALLETS = 40;
    private static final int REMEMBERED = 200;

    private final Random random;
    private final String product;
    private final String name;
    private final List<String> wallets = new ArrayList<>();
    private final List<Item> posted = new ArrayList<>();
    private int orders;

    /** Wallets and orders of its own: their names begin with that name. */
    Traffic(long seed, String product, String name) {
        this.random = new Random(seed);
        this.product = product;
        this.name = name;
        for (int i = 0; i < WALLETS; i++) {
            byte[] address = new byte[20];
            random.nextBytes(address);
            wallets.add("0x" + HexFormat.of().formatHex(address));
        }
    }

    /** The next one. */
    Item next() {
        int dice = random.nextInt(100);
        if (dice < 30) {
            return remember(purchase());
        }
        if (dice < 45) {
            return remember(referral());
        }
        if (dice < 60) {
            return remember(visit("webshop.open"));
        }
        if (dice < 70) {
            return remember(visit("press.read_article"));
        }
        if (dice < 90 && !posted.isEmpty()) {
            return again();
        }
        return wrong();
    }

    /** The next ones, for a batch. */
    List<Item> next(int items) {
        List<Item> batch = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            batch.add(next());
        }
        return batch;
    }

    private Item purchase() {
        return purchase(name + "-" + orders++, wallet());
    }

    private Item purchase(String order, String wallet) {
        return item(
                "order " + order,
                Wanted.STORED_OR_CLAIMED,
                wallet,
                "purchase.completed",
                order,
                Map.of("orderId", order, "amount", "49.90", "currency", "EUR"));
    }

    /** Of the first half of the wallets, so that chains grow and the others stay alone. */
    private Item referral() {
        String referee = wallets.get(random.nextInt(WALLETS / 2));
        String referrer = wallets.get(random.nextInt(WALLETS / 2));
        return item(
                "referral " + referee + " " + referrer,
                Wanted.STORED,
                referee,
                "referral.referred",
                referrer,
                Map.of("referrer", referrer));
    }

    private Item visit(String type) {
        String wallet = wallet();
        String key = "visit-" + random.nextInt(8);
        Map<String, Object> data =
                type.startsWith("press.") ? Map.of("articleId", "article-1") : Map.of();
        return item(type + " " + wallet + " " + key, Wanted.STORED, wallet, type, key, data);
    }

    /** One of the last ones once more; an order sometimes by another wallet. */
    private Item again() {
        Item item = posted.get(random.nextInt(posted.size()));
        if (item.wanted() == Wanted.STORED_OR_CLAIMED && random.nextInt(4) == 0) {
            return purchase(item.key().substring("order ".length()), wallet());
        }
        return item;
    }

    private Item wrong() {
        return item("wrong", Wanted.REFUSED, "0x12", "webshop.open", "wrong", Map.of());
    }

    private Item remember(Item item) {
        posted.add(item);
        if (posted.size() > REMEMBERED) {
            posted.removeFirst();
        }
        return item;
    }

    private String wallet() {
        return wallets.get(random.nextInt(WALLETS));
    }

    private Item item(
            String key,
            Wanted wanted,
            String wallet,
            String type,
            String dedupKey,
            Map<String, Object> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("productId", product);
        body.put("wallet", wallet);
        body.put("type", type);
        body.put("dedupKey", dedupKey);
        body.put("data", data);
        return new Item(key, wanted, body);
    }
}
