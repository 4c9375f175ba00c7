package io.tributary.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.values.ProductId;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.ProblemException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class RateLimitsTest {

    private static final BucketId KEY = BucketId.key(new UUID(0, 1));
    private static final BucketId WALLET = new BucketId(BucketKind.WALLET, "0x1");

    private Instant now = Instant.parse("2026-11-29T10:00:18Z");
    private final RateLimitProperties properties = new RateLimitProperties(10, 4, 6, 3, 5, 100);
    private final RateLimits one = new RateLimits(properties, () -> now);
    private final RateLimits other = new RateLimits(properties, () -> now);
    private final Map<String, Long> database = new HashMap<>();

    @Test
    void tellsWhatIsLeftAndForHowLong() {
        HttpHeaders answer = enter(one, KEY).getResponse().getHeaders();
        assertThat(answer.get("RateLimit-Policy")).containsExactly("\"key\";q=10;w=60");
        assertThat(answer.get("RateLimit")).containsExactly("\"key\";r=9;t=42");
    }

    @Test
    void takesAllOfABatchOrNothing() {
        MockServerWebExchange exchange = enter(one, KEY);
        Allowance allowance = allowance(exchange);
        assertRefused(() -> allowance.take(10), Duration.ofSeconds(42));
        assertThat(left(exchange)).isEqualTo("\"key\";r=9;t=42");
        allowance.take(9);
        assertThat(left(exchange)).isEqualTo("\"key\";r=0;t=42");
        assertRefused(() -> enter(one, KEY), Duration.ofSeconds(42));
    }

    @Test
    void beginsAnewWithTheMinute() {
        allowance(enter(one, KEY)).take(9);
        now = now.plusSeconds(42);
        assertThat(left(enter(one, KEY))).isEqualTo("\"key\";r=9;t=60");
        now = now.minusSeconds(42);
        assertThat(left(enter(one, KEY))).startsWith("\"key\";r=8;");
    }

    @Test
    void needsRoomInAllBucketsOfARequest() {
        for (int i = 0; i < 4; i++) {
            enter(one, KEY, WALLET);
        }
        assertRefused(() -> enter(one, KEY, WALLET), Duration.ofSeconds(42));
        assertThat(left(enter(one, KEY))).isEqualTo("\"key\";r=5;t=42");
    }

    @Test
    void learnsWhatOthersUsed() {
        allowance(enter(one, KEY)).take(5);
        enter(other, KEY);
        share(one);
        share(other);
        assertThat(left(enter(other, KEY))).isEqualTo("\"key\";r=2;t=42");
        share(other);
        enter(one, KEY);
        share(one);
        assertThat(left(enter(one, KEY))).isEqualTo("\"key\";r=0;t=42");
        assertRefused(() -> enter(one, KEY), Duration.ofSeconds(42));
    }

    @Test
    void letsInAtMostOnceMoreForEachFurtherInstanceBetweenTwoShares() {
        int taken = 0;
        for (int i = 0; i < 30; i++) {
            taken += tryEnter(i % 2 == 0 ? one : other);
        }
        assertThat(taken).isEqualTo(20);
        share(one);
        share(other);
        share(one);
        assertThat(tryEnter(one) + tryEnter(other)).isZero();
    }

    @Test
    void tellsOnceAndAgainWhatWasKept() {
        enter(one, KEY);
        List<Spending> first = one.unshared();
        assertThat(first).containsExactly(new Spending(KEY, now.getEpochSecond() / 60, 1));
        assertThat(one.unshared()).isEmpty();
        one.keep(first);
        enter(one, KEY);
        assertThat(one.unshared()).extracting(Spending::amount).containsExactly(2L);
    }

    @Test
    void sharesNothingOfAMinuteThatIsOver() {
        enter(one, KEY);
        List<Spending> old = one.unshared();
        now = now.plusSeconds(60);
        enter(one, KEY);
        one.learn(old.getFirst(), 9);
        one.keep(old);
        assertThat(left(enter(one, KEY))).startsWith("\"key\";r=8;");
        assertThat(one.unshared()).extracting(Spending::amount).containsExactly(2L);
    }

    @Test
    void countsASignedWebhookOnItsProductOnly() throws UnknownHostException {
        for (int i = 0; i < 5; i++) {
            MockServerWebExchange webhook = anExchange("10.0.0.1");
            one.enterByAddress(webhook);
            one.enterByProduct(webhook, new ProductId(new UUID(0, 3)));
            assertThat(left(webhook)).isEqualTo("\"product\";r=" + (4 - i) + ";t=42");
        }
        MockServerWebExchange sixth = anExchange("10.0.0.1");
        one.enterByAddress(sixth);
        assertRefused(
                () -> one.enterByProduct(sixth, new ProductId(new UUID(0, 3))),
                Duration.ofSeconds(42));
    }

    @Test
    void countsANetworkOfIpV6Together() throws UnknownHostException {
        assertThat(address("2001:db8::1")).isEqualTo(address("2001:db8::ffff:1"));
        assertThat(address("2001:db8::1")).isNotEqualTo(address("2001:db8:0:1::1"));
        assertThat(address("10.0.0.1")).isNotEqualTo(address("10.0.0.2"));
        assertThat(BucketId.address(null).text()).isEqualTo("address:unknown");
    }

    private void share(RateLimits limits) {
        for (Spending spending : limits.unshared()) {
            String bucket = spending.bucket().text();
            limits.learn(spending, database.merge(bucket, spending.amount(), Long::sum));
        }
    }

    private static int tryEnter(RateLimits limits) {
        try {
            enter(limits, KEY);
            return 1;
        } catch (ProblemException refused) {
            return 0;
        }
    }

    private static MockServerWebExchange enter(RateLimits limits, BucketId... ids) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/external/x"));
        limits.enter(exchange, ids);
        return exchange;
    }

    private static MockServerWebExchange anExchange(String address) throws UnknownHostException {
        return MockServerWebExchange.from(
                MockServerHttpRequest.post("/external/webhooks/x")
                        .remoteAddress(new InetSocketAddress(InetAddress.getByName(address), 1)));
    }

    private static BucketId address(String text) throws UnknownHostException {
        return BucketId.address(new InetSocketAddress(InetAddress.getByName(text), 1));
    }

    private static Allowance allowance(MockServerWebExchange exchange) {
        Allowance allowance = Allowance.of(exchange);
        if (allowance == null) {
            throw new AssertionError("allowance: none (expected: one)");
        }
        return allowance;
    }

    private static String left(MockServerWebExchange exchange) {
        return String.valueOf(exchange.getResponse().getHeaders().getFirst("RateLimit"));
    }

    private static void assertRefused(Runnable request, Duration retryAfter) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem().type())
                                    .isEqualTo(CommonProblem.RATE_LIMITED);
                            assertThat(refused.retryAfter()).isEqualTo(retryAfter);
                        });
    }
}
