package io.tributary.interaction;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.testkit.delivery.Deadlocks;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Address;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two instances on one database take the same at once. The other one has little room to wait, and
 * its connections to PostgreSQL can be torn.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesIT extends RunningService {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String ROOM = "400KB";
    private static final String ONE = "/external/interactions";
    private static final String BATCH = "/external/interactions/batch";

    @Autowired private Platform platform;

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private TornConnection torn;

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private SecondInstance other;

    @BeforeAll
    void startTheOther(@Autowired ApplicationContext first) {
        URI postgres = URI.create(text("spring.r2dbc.url", first).substring("r2dbc:".length()));
        torn = new TornConnection(postgres.getPort());
        other =
                SecondInstance.sharing(
                        first,
                        InteractionServiceApplication.class,
                        "spring.config.name=interaction-service",
                        "spring.r2dbc.url=r2dbc:postgresql://127.0.0.1:"
                                + torn.port()
                                + postgres.getPath(),
                        "tributary.interaction.recording.queue-bytes=" + ROOM);
    }

    @AfterAll
    void stopTheOther() throws Exception {
        other.close();
        torn.close();
    }

    @Test
    void acceptsEachKeyOnceWhenBothTakeTheSameAtOnce() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        List<Integer> statuses = postToBoth(shop, 60, i -> aPurchase(shop, alice, "A-" + i % 12));
        assertThat(statuses).containsOnly(200, 202);
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(12);
        assertThat(shop.count("interactions")).isEqualTo(12);
    }

    @Test
    void givesAnOrderToOneWalletWhenBothAreAskedAtOnce() {
        KnownShop shop = aShop();
        List<Integer> statuses = postToBoth(shop, 40, i -> aPurchase(shop, aWallet(), "A-1"));
        assertThat(statuses).containsOnly(202, 409);
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
    }

    @Test
    void closesNoCycleWhenBothLinkAtOnce() {
        KnownShop shop = aShop();
        List<Address> ring = Stream.generate(() -> aWallet()).limit(6).toList();
        postToBoth(
                shop, 48, i -> aReferral(shop, ring.get(i % 6), ring.get((i + 1 + i / 6 % 5) % 6)));
        Map<String, String> edges = edges(shop);
        assertThat(edges).isNotEmpty();
        for (String start : edges.keySet()) {
            Set<String> seen = new HashSet<>();
            for (String at = start; at != null; at = edges.get(at)) {
                assertThat(seen.add(at)).as("no wallet twice above %s", start).isTrue();
            }
        }
    }

    @Test
    void meetsNoDeadlockInWhateverOrderKeysCome() {
        KnownShop shop = aShop();
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(30).toList();
        long before = deadlocks();
        IntFunction<Object> batch =
                i ->
                        (i % 2 == 0 ? wallets : wallets.reversed())
                                .stream().map(w -> aPurchase(shop, w, "O-" + w)).toList();
        List<Integer> statuses = atOnce(16, i -> status(postBatchTo(i, shop, batch.apply(i))));
        assertThat(statuses).containsOnly(200);
        assertThat(shop.count("interactions")).isEqualTo(30);
        assertThat(deadlocks()).isEqualTo(before);
    }

    @Test
    void recognisesItsOwnWhenTheConnectionIsTornAtTheCommit() {
        KnownShop shop = aShop();
        List<Object> batch =
                IntStream.range(0, 5)
                        .<Object>mapToObj(i -> aPurchase(shop, aWallet(), "A-" + i))
                        .toList();
        torn.tear(1);
        postBatchTo(1, shop, batch)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(5);
        assertThat(torn.left()).isZero();
        assertThat(shop.count("interactions")).isEqualTo(5);
    }

    /**
     * Nothing is committed while the tables are locked, so requests wait until there is no room.
     */
    @Test
    void turnsAwayWhatItHasNoRoomForAndKeepsWhatItTook() throws SQLException {
        KnownShop shop = aShop();
        to(1, ONE, shop, aHeavyVisit(shop)).expectStatus().isAccepted();
        double before = turnedAway();
        try (Flood flood = new Flood()) {
            try (Connection connection = connection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(
                        "lock table interaction_dedup_keys, orders in access exclusive mode");
                flood.untilTurnedAway("a batch", 4, () -> to(1, BATCH, shop, aHeavyBatch(shop)));
                flood.untilTurnedAway("lines", 4, () -> sendLines(shop, aHeavyBatch(shop)));
                flood.untilTurnedAway("one alone", 1, () -> to(1, ONE, shop, aHeavyVisit(shop)));
                flood.untilTurnedAway("a dry run", 0, () -> rehearse(shop, aHeavyVisit(shop)));
                connection.rollback();
            }
            long taken = flood.taken();
            assertThat(shop.count("interactions")).isEqualTo(1 + taken);
        }
        assertThat(turnedAway()).isGreaterThanOrEqualTo(before + 4 + 4 + 1);
    }

    private WebTestClient.ResponseSpec sendLines(KnownShop shop, List<Object> items) {
        String lines = items.stream().map(MAPPER::writeValueAsString).collect(joining("\n"));
        return toOther(BATCH, shop)
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(lines)
                .exchange();
    }

    private WebTestClient.ResponseSpec rehearse(KnownShop shop, Object body) {
        return toOther(ONE, shop)
                .header("Dry-Run", "true")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.RequestBodySpec toOther(String path, KnownShop shop) {
        return clientOf(other.port()).post().uri(path).header("Authorization", shop.bearer());
    }

    private static List<Object> aHeavyBatch(KnownShop shop) {
        return Stream.generate(() -> aHeavyVisit(shop)).limit(4).toList();
    }

    private static Object aHeavyVisit(KnownShop shop) {
        return interaction(shop, aWallet(), "webshop.open", Map.of("text", "x".repeat(30_000)));
    }

    private double turnedAway() {
        return other.bean(MeterRegistry.class)
                .counter(InteractionMeter.TURNED_AWAY.getName())
                .count();
    }

    private Connection connection() throws SQLException {
        String database =
                Objects.requireNonNull(
                        this.database
                                .sql("select current_database()")
                                .mapValue(String.class)
                                .one()
                                .block(SOON));
        return platform.postgres().connect(database);
    }

    private List<Integer> postToBoth(KnownShop shop, int count, IntFunction<Object> body) {
        return atOnce(count, i -> answer(i, shop, body.apply(i)).getStatus().value());
    }

    private <T> List<T> atOnce(int count, IntFunction<T> one) {
        return Objects.requireNonNull(posts(count, one).block(SOON));
    }

    private static <T> Mono<List<T>> posts(int count, IntFunction<T> one) {
        return Flux.range(0, count)
                .flatMap(
                        i ->
                                Mono.fromCallable(() -> one.apply(i))
                                        .subscribeOn(Schedulers.boundedElastic()),
                        count)
                .collectList();
    }

    private EntityExchangeResult<byte[]> answer(int turn, KnownShop shop, Object body) {
        return to(turn, ONE, shop, body).expectBody().returnResult();
    }

    private WebTestClient.ResponseSpec postBatchTo(int turn, KnownShop shop, Object body) {
        return to(turn, BATCH, shop, body);
    }

    /** To the first instance and the other in turn. */
    private WebTestClient.ResponseSpec to(int turn, String path, KnownShop shop, Object body) {
        return turn % 2 == 0
                ? post(client(), path, shop, body)
                : post(clientOf(other.port()), path, shop, body);
    }

    private static int status(WebTestClient.ResponseSpec answer) {
        return answer.expectBody().returnResult().getStatus().value();
    }

    private long deadlocks() {
        return Deadlocks.soFar(database, other.bean(DatabaseClient.class));
    }

    private Map<String, String> edges(KnownShop shop) {
        Map<String, String> edges = new HashMap<>();
        database.sql("select wallet, referrer from referral_edges where product_id = :id")
                .bind("id", shop.id().value())
                .map(row ->
                        List.of(
                                Objects.requireNonNull(row.get("wallet", String.class)),
                                Objects.requireNonNull(row.get("referrer", String.class))))
                .all()
                .toIterable()
                .forEach(edge -> edges.put(edge.getFirst(), edge.getLast()));
        return edges;
    }

    private static String text(String property, ApplicationContext context) {
        return context.getEnvironment().getRequiredProperty(property);
    }
}
