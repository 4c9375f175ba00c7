package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.messaging.product.KnownProducts;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.values.ProductId;
import io.tributary.values.Roles;
import io.tributary.web.auth.ApiKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * How long what was taken away still works elsewhere: from the 204 of a replica that does not run
 * the relay, over Kafka, into the tables and the caches of two instances of another service that
 * are asked all the time.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RevocationIT extends ProductFixture {

    private static final int ROUNDS = 5;
    private static final Duration PROMISED = Duration.ofSeconds(1);

    /** All rounds but one keep the promise, also on a machine that does much else. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Autowired private Environment environment;
    @Autowired private ApplicationContext context;
    @Autowired private DatabaseClient database;
    private @Nullable SecondInstance second;
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();
    private final List<KnownProducts> learners = new ArrayList<>();
    private TestClient replica = new TestClient(0);

    @BeforeAll
    void startTheOthers() {
        SecondInstance replicated =
                SecondInstance.sharing(context, ProductServiceApplication.class, settings());
        second = replicated;
        replica = new TestClient(replicated.port());
        String database = "learner_" + UUID.randomUUID().toString().replace("-", "");
        platform.postgres().createDatabase(database);
        for (int i = 0; i < 2; i++) {
            started.add(LearningService.start(environment, platform, database));
            learners.add(LearningService.products(started.getLast()));
        }
    }

    private String[] settings() {
        return Stream.of(
                        "spring.config.name",
                        "tributary.product.signing-key",
                        "tributary.product.distributor-address",
                        "tributary.auth.issuer")
                .map(name -> name + "=" + environment.getRequiredProperty(name))
                .toArray(String[]::new);
    }

    @AfterAll
    void stopTheOthers() {
        started.forEach(ConfigurableApplicationContext::close);
        if (second != null) {
            second.close();
        }
    }

    @Test
    void refusesARevokedKeyEverywhereWithinASecond() {
        ProductId product = client.createProduct(token);
        List<Duration> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode key =
                    TestClient.json(
                            replica.post(
                                            path(product) + "/keys",
                                            token,
                                            Map.of("kind", "secret", "name", "x"))
                                    .expectStatus()
                                    .isCreated());
            String hash = ApiKeys.hash(key.path("key").asString());
            until(LONGEST, known -> isThere(known.keyByHash(hash)));
            awaitAnyMoment();
            replica.delete(path(product) + "/keys/" + key.path("id").asString(), token)
                    .expectStatus()
                    .isNoContent();
            times.add(until(LONGEST, known -> !isThere(known.keyByHash(hash))));
        }
        assertPromiseKept("a revoked key", times);
    }

    @Test
    void refusesAWalletEverywhereWithinASecondOfLosingItsRole() {
        ProductId product = client.createProduct(token);
        String place = path(product) + "/administrators/" + stranger.address();
        List<Duration> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            replica.put(place, token, Map.of("roles", 4)).expectStatus().isOk();
            until(LONGEST, known -> roles(known, product).any());
            awaitAnyMoment();
            replica.delete(place, token).expectStatus().isNoContent();
            times.add(until(LONGEST, known -> !roles(known, product).any()));
        }
        assertPromiseKept("a role that was taken", times);
    }

    /** What operations.md says to do then. */
    @Test
    void isBelievedAgainAfterItsDatabaseWasRestored() {
        ProductId product = client.createProduct(token);
        String place = path(product) + "/administrators/" + stranger.address();
        replica.put(place, token, Map.of("roles", 4)).expectStatus().isOk();
        until(LONGEST, known -> roles(known, product).any());
        sql("update products set version = 1, published_version = 1 where id = :id", product);

        sql("update products set version = version + 1000000 where id = :id", product);
        replica.delete(place, token).expectStatus().isNoContent();

        until(LONGEST, known -> !roles(known, product).any());
    }

    private void sql(String statement, ProductId product) {
        database.sql(statement).bind("id", product.value()).then().block();
    }

    private Roles roles(KnownProducts known, ProductId product) {
        return known.rolesOf(product, stranger.address()).blockOptional().orElseThrow();
    }

    private static boolean isThere(Mono<?> found) {
        return found.hasElement().blockOptional().orElseThrow();
    }

    /** So that nothing that beats in between, a poll or a cache, is met at one moment only. */
    private static void awaitAnyMoment() {
        Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000));
        await("some moment").pollDelay(pause).until(() -> true);
    }

    /** How long it took until all learners said so. */
    private Duration until(Duration atMost, Predicate<KnownProducts> wanted) {
        long start = System.nanoTime();
        await("every instance knows")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(3))
                .atMost(atMost)
                .until(() -> learners.stream().allMatch(wanted));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void assertPromiseKept(String what, List<Duration> times) {
        Collections.sort(times);
        System.out.printf(
                "%s: median %s ms, longest %s ms%n",
                what, times.get(ROUNDS / 2).toMillis(), times.getLast().toMillis());
        assertThat(times.get(ROUNDS - 2)).as("%s: %s", what, times).isLessThan(PROMISED);
    }
}
