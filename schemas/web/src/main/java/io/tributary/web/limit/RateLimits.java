package io.tributary.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.server.ServerWebExchange;

/**
 * Counts by the minute, in memory. A service that runs more than once shares the counts: it takes
 * {@link #unshared} once or twice a second, and hands back what all instances used together.
 *
 * <p>Windows are whole minutes of the machine's clock. Memory is bounded: beyond the most buckets
 * the least used are forgotten, and count from what the others know when they come again.
 */
public final class RateLimits {

    static final int WINDOW_SECONDS = 60;

    private static final Duration IDLE = Duration.ofMinutes(2);

    private final RateLimitProperties properties;
    private final InstantSource clock;
    private final Cache<BucketId, Bucket> buckets;

    /** Limits that count from nothing. */
    public RateLimits(RateLimitProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(properties.mostBuckets())
                        .expireAfterAccess(IDLE)
                        .build();
    }

    /**
     * Counts the request as one, and notes its {@link Allowance} with it; the answer says what is
     * left.
     *
     * @param ids all of which must have room; at least one
     * @throws io.tributary.web.problem.ProblemException 429 {@code rate-limited} if one has not
     */
    public void enter(ServerWebExchange exchange, BucketId... ids) {
        List<Bucket> counted = Stream.of(ids).map(this::bucket).toList();
        Allowance.note(exchange, new Allowance(counted, clock, exchange.getResponse().getHeaders()))
                .take(1);
    }

    /** Counts the request on where it came from. */
    public void enterByAddress(ServerWebExchange exchange) {
        enter(exchange, BucketId.address(exchange.getRequest().getRemoteAddress()));
    }

    /**
     * Counts a webhook on its product instead of its address, once its signature is known to be
     * right: shops send from few addresses that many share.
     *
     * @throws io.tributary.web.problem.ProblemException 429 {@code rate-limited} if the product has
     *     no room
     */
    public void enterByProduct(ServerWebExchange exchange, ProductId product) {
        Allowance byAddress = Allowance.of(exchange);
        if (byAddress != null) {
            byAddress.giveBack();
        }
        enter(exchange, BucketId.product(product));
    }

    /** What was used since the last call, by bucket; each is told once, unless it is kept. */
    public List<Spending> unshared() {
        long minute = minute(clock);
        List<Spending> spendings = new ArrayList<>();
        for (Bucket bucket : buckets.asMap().values()) {
            Spending spending = bucket.share(minute);
            if (spending != null) {
                spendings.add(spending);
            }
        }
        return spendings;
    }

    /**
     * Takes note of what all instances used.
     *
     * @param told what this one added last
     * @param total the sum after that
     */
    public void learn(Spending told, long total) {
        Bucket bucket = buckets.getIfPresent(told.bucket());
        if (bucket != null) {
            bucket.learn(told, total);
        }
    }

    /** The others could not be told; the next {@link #unshared} has it again. */
    public void keep(List<Spending> untold) {
        for (Spending spending : untold) {
            Bucket bucket = buckets.getIfPresent(spending.bucket());
            if (bucket != null) {
                bucket.keep(spending);
            }
        }
    }

    private Bucket bucket(BucketId id) {
        return buckets.get(id, made -> new Bucket(made, properties.perMinute(made.kind())));
    }

    static long minute(InstantSource clock) {
        return clock.millis() / (WINDOW_SECONDS * 1000L);
    }
}
