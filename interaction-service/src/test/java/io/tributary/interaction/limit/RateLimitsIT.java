package io.tributary.interaction.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.interaction.InteractionServiceApplication;
import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.values.Address;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A key's limit holds for two instances together, but for what comes between two shares. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitsIT extends RunningService {

    private static final int LIMIT = 200;

    /** How often they tell each other (by default), and how long the statement may take. */
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private static final Duration STATEMENT = Duration.ofMillis(250);

    /** How often each is asked, at the most. */
    private static final Duration PACE = Duration.ofMillis(20);

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private SecondInstance one;

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private SecondInstance other;

    @BeforeAll
    void startBoth(@Autowired ApplicationContext first) {
        one = anInstance(first);
        other = anInstance(first);
    }

    @AfterAll
    void stopBoth() {
        other.close();
        one.close();
    }

    @Test
    void knowsWhatTheOtherLetIn() {
        KnownShop shop = aShop();
        awaitRoomInTheMinute(10);
        postBatch(one, shop, 0, 150).expectStatus().isOk();
        await("the other knows").atMost(SOON).until(() -> left(other, shop) < LIMIT - 150);
        postBatch(other, shop, 200, 60)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After");
        assertThat(shop.count("interactions")).isEqualTo(150);
    }

    /** ADR 32: what both let in within one interval and the statement that ends it. */
    @Test
    void letsInNoMoreThanComesWithinOneIntervalBeyondTheLimit() {
        KnownShop shop = aShop();
        awaitRoomInTheMinute(20);
        long taken =
                Flux.just(one, other)
                        .flatMap(instance -> takeAll(instance, shop))
                        .reduce(0L, Long::sum)
                        .blockOptional(SOON)
                        .orElseThrow();
        long beyond = 2 * INTERVAL.plus(STATEMENT).dividedBy(PACE);
        assertThat(taken).isBetween((long) LIMIT, LIMIT + beyond);
        assertThat(shop.count("interactions")).isEqualTo(taken);
    }

    @Test
    void countsAWalletsHourExactlyOnBoth() {
        KnownShop shop = aShop();
        shop.limitWallets(10);
        Address alice = aWallet();
        awaitRoomInTheMinute(10);
        List<Integer> statuses =
                Objects.requireNonNull(
                        Flux.range(0, 40)
                                .flatMap(
                                        i ->
                                                later(() ->
                                                        post(
                                                                i % 2 == 0 ? one : other,
                                                                shop,
                                                                visit(shop, alice, i))),
                                        40)
                                .collectList()
                                .block(SOON));
        assertThat(statuses).containsOnly(202, 429);
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(10);
        assertThat(shop.count("interactions")).isEqualTo(10);
    }

    private static SecondInstance anInstance(ApplicationContext first) {
        return SecondInstance.sharing(
                first,
                InteractionServiceApplication.class,
                "spring.config.name=interaction-service",
                "tributary.rate-limits.key-per-minute=" + LIMIT);
    }

    /** One after another until one is refused; ticks that come too early are dropped. */
    private static Mono<Long> takeAll(SecondInstance instance, KnownShop shop) {
        return Flux.interval(PACE)
                .onBackpressureDrop()
                .concatMap(i -> later(() -> post(instance, shop, visit(shop, aWallet(), i))), 0)
                .takeWhile(status -> status == 202)
                .count();
    }

    private static Mono<Integer> later(Callable<Integer> post) {
        return Mono.fromCallable(post).subscribeOn(Schedulers.boundedElastic());
    }

    private static int post(SecondInstance instance, KnownShop shop, Object body) {
        return post(clientOf(instance.port()), "/external/interactions", shop, body)
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private static ResponseSpec postBatch(
            SecondInstance instance, KnownShop shop, int from, int count) {
        List<Map<String, Object>> visits =
                IntStream.range(from, from + count)
                        .mapToObj(i -> visit(shop, aWallet(), i))
                        .toList();
        return post(clientOf(instance.port()), "/external/interactions/batch", shop, visits);
    }

    private static long left(SecondInstance instance, KnownShop shop) {
        String told =
                clientOf(instance.port())
                        .get()
                        .uri("/external/interactions/none")
                        .header("Authorization", shop.bearer())
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseHeaders()
                        .getFirst("RateLimit");
        return Long.parseLong(String.valueOf(told).replaceAll(".*;r=(\\d+);.*", "$1"));
    }

    private static Map<String, Object> visit(KnownShop shop, Address wallet, long index) {
        Map<String, Object> visit =
                new HashMap<>(interaction(shop, wallet, "webshop.open", Map.of()));
        visit.put("dedupKey", "visit-" + index);
        return visit;
    }

    /* A minute that ends in between would give everything back. */
    private static void awaitRoomInTheMinute(int seconds) {
        await("time in this minute")
                .atMost(Duration.ofMinutes(1))
                .until(() -> LocalTime.now(ZoneOffset.UTC).getSecond() < 60 - seconds);
    }
}
