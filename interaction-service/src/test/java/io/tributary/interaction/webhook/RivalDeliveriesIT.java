package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.interaction.InteractionServiceApplication;
import io.tributary.interaction.KnownShop;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Address;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Two instances on one database take claims and webhooks of the same orders at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RivalDeliveriesIT extends WebhookService {

    private static final int ORDERS = 30;

    @Autowired private Platform platform;

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private SecondInstance other;

    @BeforeAll
    void startTheOther(@Autowired ApplicationContext first) {
        other =
                SecondInstance.sharing(
                        first, WithStubs.class, "spring.config.name=interaction-service");
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @Test
    void joinsEachOrderOnceWhenBothSidesComeAtOnce() {
        KnownShop shop = aWebshop();
        Address erin = aWallet();
        atOnce(4 * ORDERS, i -> i % 2 == 0 ? claim(shop, erin, i) : order(shop, i));
        assertThat(recorded(shop, "purchase.completed"))
                .hasSize(ORDERS)
                .containsOnly(erin + " 49.90 shopify");
        await("the sweep has looked where somebody looked too early")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(shop.count("order_checks")).isZero());
    }

    @Test
    void recordsOneDeliveryOnceWhenItComesTwentyTimesAtOnce() {
        KnownShop shop = aWebshop();
        accepted(shop, aClaim(shop, aWallet(), "c-1"));
        String body = anOrder("1", "c-1", "refunded");
        List<String> outcomes =
                atOnce(
                        20,
                        i ->
                                read(deliver(client(i), shop, "orders/updated", body, "e-1"))
                                        .outcome());
        assertThat(outcomes).filteredOn("stored"::equals).hasSize(1);
        assertThat(recorded(shop, "purchase.completed")).hasSize(1);
        assertThat(recorded(shop, "purchase.refunded")).hasSize(1);
    }

    @Test
    void says503WhilePostgresIsAway() {
        KnownShop shop = aWebshop();
        platform.postgres().stop();
        try {
            deliver(shop, "orders/paid", anOrder("1", "c-1", "paid"))
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists("Retry-After");
        } finally {
            platform.postgres().start();
            awaitRegistry();
        }
    }

    private int claim(KnownShop shop, Address wallet, int i) {
        return post(
                        client(i / 2),
                        "/external/interactions",
                        shop,
                        aClaim(shop, wallet, "c-" + i / 4))
                .expectStatus()
                .is2xxSuccessful()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private int order(KnownShop shop, int i) {
        String topic = i % 4 == 1 ? "orders/paid" : "orders/updated";
        return deliver(
                        client(i / 2 + 1),
                        shop,
                        topic,
                        anOrder(String.valueOf(i / 4), "c-" + i / 4, "paid"),
                        "e-" + i)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private WebTestClient client(int turn) {
        return turn % 2 == 0 ? client() : clientOf(other.port());
    }

    private static <T> List<T> atOnce(int count, IntFunction<T> one) {
        return Objects.requireNonNull(
                Flux.range(0, count)
                        .flatMap(
                                i ->
                                        Mono.fromCallable(() -> one.apply(i))
                                                .subscribeOn(Schedulers.boundedElastic()),
                                count)
                        .collectList()
                        .block(SOON.multipliedBy(3)));
    }

    /** The service with the same stub. */
    @Import({InteractionServiceApplication.class, StubWebhooks.class})
    static class WithStubs {}
}
