package io.tributary.interaction.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.Topics;
import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Address;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What happens while Kafka or PostgreSQL is away. */
class OutageIT extends RunningService {

    @Autowired private Platform platform;
    @Autowired private MeterRegistry meters;

    @AfterEach
    void startAll() {
        if (!platform.kafka().isRunning()) {
            platform.kafka().start();
        }
        if (!platform.postgres().isRunning()) {
            platform.postgres().start();
        }
        awaitRegistry();
    }

    @Test
    void takesInteractionsWithoutKafkaAndPublishesThemAfterwards() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        platform.kafka().kill();
        IntStream.range(0, 5).forEach(i -> accepted(shop, aPurchase(shop, alice, "A-" + i)));
        String id = accepted(shop, aPurchase(shop, alice, "A-5"));
        get(shop, id).expectStatus().isOk().expectBody().jsonPath("$.published").isEqualTo(false);
        managementClient().get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        platform.kafka().start();
        await("published")
                .atMost(SOON.multipliedBy(3))
                .untilAsserted(
                        () -> get(shop, id).expectBody().jsonPath("$.published").isEqualTo(true));
        await("all on the topic")
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(topics.read(Topics.INTERACTIONS.name(), shop.id() + ":" + alice))
                                .extracting(record ->
                                        new String(
                                                record.headers().lastHeader("ce_id").value(),
                                                StandardCharsets.UTF_8))
                                .contains(id)
                                .hasSizeGreaterThanOrEqualTo(6));
    }

    @Test
    void says503WithoutPostgresAndGoesOnAfterwards() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        String id = accepted(shop, aPurchase(shop, alice, "A-1"));
        platform.postgres().stop();
        post(shop, aPurchase(shop, alice, "A-2"))
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectHeader()
                .exists("RateLimit");
        get(shop, id).expectStatus().isEqualTo(503);
        limitsAWalletAlone();
        await("not ready")
                .atMost(SOON)
                .untilAsserted(() ->
                        managementClient()
                                .get()
                                .uri("/actuator/health/readiness")
                                .exchange()
                                .expectStatus()
                                .isEqualTo(503));
        platform.postgres().start();
        await("accepts again")
                .atMost(SOON)
                .untilAsserted(() ->
                        post(shop, aPurchase(shop, alice, "A-2")).expectStatus().is2xxSuccessful());
        assertThat(shop.count("interactions")).isEqualTo(2);
    }

    /** Part of the one outage, since a further one would cost a minute. */
    private void limitsAWalletAlone() {
        String bearer = TestTokens.shared().bearer(aWallet());
        double before = unshared();
        Set<Integer> answers = ConcurrentHashMap.newKeySet();
        await("a wallet's minute is used up")
                .atMost(SOON.multipliedBy(2))
                .until(() -> {
                    answers.addAll(readMany(bearer));
                    return answers.contains(429);
                });
        assertThat(answers).containsOnly(404, 429);
        await("counts alone").atMost(SOON).until(() -> unshared() > before);
    }

    private List<Integer> readMany(String bearer) {
        return Flux.range(0, 100)
                .flatMap(i ->
                        Mono.fromCallable(() -> read(bearer))
                                .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
    }

    /** Of an interaction that there cannot be, so that nobody asks the database for it. */
    private int read(String bearer) {
        return client().get()
                .uri("/external/interactions/none")
                .header("Authorization", bearer)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private double unshared() {
        return meters.counter(InteractionMeter.UNSHARED.getName()).count();
    }
}
