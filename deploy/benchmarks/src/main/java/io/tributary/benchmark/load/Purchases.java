package io.tributary.benchmark.load;

import io.tributary.values.ProductId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Purchases as a shop posts them, each an order of its own, by wallets that come again. Confined to
 * one thread at a time.
 */
public final class Purchases {

    private static final int WALLETS = 2_000;
    private static final String LEADING = "0xb0b0b0b0b0b0b0b0b0b0b0b0";

    private final ProductId product;
    private final String occurredAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private long last;

    /** Purchases of that product. */
    public Purchases(ProductId product) {
        this.product = product;
    }

    /** The next one. */
    public String next() {
        String order = "order-" + ++last;
        return "{\"productId\":\""
                + product
                + "\",\"wallet\":\""
                + wallet(last)
                + "\",\"type\":\"purchase.completed\",\"occurredAt\":\""
                + occurredAt
                + "\",\"data\":"
                + data(order)
                + ",\"analytics\":{\"sessionId\":\"s-"
                + last
                + "\",\"deviceId\":\"d-1\",\"profileId\":\"p-1\"}}";
    }

    /** The next ones as one JSON array. */
    public String next(int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> next())
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Who buys the n-th time. */
    public static String wallet(long number) {
        return LEADING + HexFormat.of().toHexDigits(number % WALLETS);
    }

    /** What is said of an order. */
    public static String data(String order) {
        return "{\"orderId\":\"" + order + "\",\"amount\":\"49.90\",\"currency\":\"EUR\"}";
    }
}
