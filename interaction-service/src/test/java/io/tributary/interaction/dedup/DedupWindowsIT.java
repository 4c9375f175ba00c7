package io.tributary.interaction.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactories;
import io.tributary.testkit.SharedPlatform;
import io.tributary.testkit.platform.PostgresServer;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The windows of keys, to the microsecond, on PostgreSQL with a {@code now()} that a test sets: 60
 * s for a derived key, seven days for one that was sent, for ever for an order, a refund and a
 * cancellation.
 */
class DedupWindowsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DATABASE = "dedup_windows";
    private static final Duration DERIVED = Duration.ofSeconds(60);
    private static final Duration SENT = Duration.ofDays(7);
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private static final AtomicReference<@Nullable Table> TABLE = new AtomicReference<>();

    @BeforeContainer
    static void start() {
        TABLE.set(Table.open());
    }

    @AfterContainer
    static void stop() {
        table().close();
    }

    private static Table table() {
        return Objects.requireNonNull(TABLE.get());
    }

    @Property(tries = 30)
    void agreesWithTheModelAtEveryBoundary(@ForAll("stories") List<Event> story) {
        Model model = new Model();
        ProductId product = new ProductId(UUID.randomUUID());
        for (Event event : story) {
            model.now = model.now.plus(event.passed());
            table().setNow(model.now);
            Claim claim = event.claim(product);
            Claimed verdict = table().claim(List.of(claim)).get(claim.id());
            assertThat(Objects.requireNonNull(verdict).getClass())
                    .as("%s at %s", event, model.now)
                    .isEqualTo(model.verdict(claim));
        }
    }

    /** Not an event more or less at once than one after another. */
    @Property(tries = 15)
    void decidesAGroupAsItsItemsInTurn(@ForAll("stories") List<Event> story) {
        ProductId alone = new ProductId(UUID.randomUUID());
        ProductId together = new ProductId(UUID.randomUUID());
        table().setNow(START);
        List<Claim> inTurn = story.stream().map(event -> event.claim(alone)).toList();
        List<Class<?>> expected =
                inTurn.stream()
                        .<Class<?>>map(claim -> kind(table().claim(List.of(claim)), claim))
                        .toList();
        List<Claim> group = story.stream().map(event -> event.claim(together)).toList();
        Map<InteractionId, Claimed> verdicts = table().claim(group);
        assertThat(group.stream().<Class<?>>map(claim -> kind(verdicts, claim)).toList())
                .isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Event>> stories() {
        Duration tick = Duration.ofNanos(1_000);
        Arbitrary<Duration> passed =
                Arbitraries.of(
                        Duration.ZERO,
                        tick,
                        Duration.ofSeconds(30),
                        DERIVED.minus(tick),
                        DERIVED,
                        SENT.minus(DERIVED),
                        SENT.minus(tick),
                        SENT,
                        Duration.ofDays(4_000));
        Arbitrary<Event> event =
                Combinators.combine(
                                passed,
                                Arbitraries.of(Kind.values()),
                                Arbitraries.integers().between(0, 1),
                                Arbitraries.integers().between(0, 1))
                        .as(Event::new);
        return event.list().ofMinSize(5).ofMaxSize(25);
    }

    private static Class<?> kind(Map<InteractionId, Claimed> verdicts, Claim claim) {
        return Objects.requireNonNull(verdicts.get(claim.id())).getClass();
    }

    private enum Kind {
        DERIVED_KEY,
        SENT_KEY,
        ORDER,
        REFUND,
        CANCELLATION
    }

    /**
     * Something that comes.
     *
     * @param passed since the one before
     * @param kind of its key
     * @param key which key
     * @param wallet whose
     */
    record Event(Duration passed, Kind kind, int key, int wallet) {

        Claim claim(ProductId product) {
            Address from = new Address("0x" + Integer.toString(wallet + 1).repeat(40));
            DedupKey dedupKey = dedupKey(product, from);
            Duration window = kind == Kind.SENT_KEY ? SENT : DERIVED;
            InteractionId id = new InteractionId(UUID.randomUUID());
            return new Claim(id, dedupKey, from, window, new UUID(1, 1));
        }

        private DedupKey dedupKey(ProductId product, Address from) {
            return switch (kind) {
                case ORDER -> new DedupKey.PerOrder(Space.live(product), "key-" + key);
                case REFUND -> new DedupKey.PerRefund(Space.live(product), "key-" + key);
                case CANCELLATION ->
                        new DedupKey.PerCancellation(Space.live(product), "key-" + key);
                case DERIVED_KEY, SENT_KEY ->
                        new DedupKey.PerWallet(
                                Space.live(product), from, "webshop.open", "key-" + key);
            };
        }
    }

    /** What the rules say: from the first acceptance, as long as the first said, not extended. */
    private static final class Model {

        private final Map<DedupKey, Instant> heldUntil = new HashMap<>();
        private final Map<DedupKey, Address> orders = new HashMap<>();
        private Instant now = START;

        Class<?> verdict(Claim claim) {
            if (claim.key() instanceof DedupKey.PerOrder) {
                Address first = orders.putIfAbsent(claim.key(), claim.wallet());
                if (first == null) {
                    return Claimed.First.class;
                }
                return first.equals(claim.wallet())
                        ? Claimed.Duplicate.class
                        : Claimed.OrderTaken.class;
            }
            if (heldUntil.getOrDefault(claim.key(), Instant.MIN).isAfter(now)) {
                return Claimed.Duplicate.class;
            }
            boolean forEver = !(claim.key() instanceof DedupKey.PerWallet);
            heldUntil.put(claim.key(), forEver ? Instant.MAX : now.plus(claim.window()));
            return Claimed.First.class;
        }
    }

    /** The service's tables, and its claims on them. */
    private static final class Table {

        private final ConnectionPool pool;
        private final DatabaseClient database;
        private final Claims claims;

        private Table(ConnectionPool pool) {
            this.pool = pool;
            this.database = DatabaseClient.create(pool);
            this.claims =
                    new Claims(
                            new WalletClaims(database),
                            new OrderClaims(database),
                            new ReversalClaims(database));
        }

        static Table open() {
            PostgresServer postgres = SharedPlatform.get().postgres();
            postgres.createDatabase(DATABASE);
            Flyway.configure()
                    .dataSource(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password())
                    .locations(
                            "classpath:io/tributary/messaging/migration",
                            "classpath:io/tributary/interaction/migration")
                    .load()
                    .migrate();
            try (Connection connection = postgres.connect(DATABASE);
                    Statement statement = connection.createStatement()) {
                statement.execute(clock());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new Table(
                    (ConnectionPool) ConnectionFactories.get(postgres.pooledR2dbcUrl(DATABASE, 2)));
        }

        /** {@code now()} is found in this schema before PostgreSQL's own. */
        private static String clock() {
            return """
            create schema clock;
            create table clock.time (at timestamptz not null);
            insert into clock.time values ('%s');
            create function clock.now() returns timestamptz stable language sql as 'select at from clock.time';
            alter database %s set search_path = clock, pg_catalog, public
            """
                    .formatted(START, DATABASE);
        }

        void close() {
            pool.dispose();
        }

        void setNow(Instant now) {
            database.sql("update clock.time set at = :now").bind("now", now).then().block(PATIENCE);
        }

        Map<InteractionId, Claimed> claim(List<Claim> group) {
            return Objects.requireNonNull(claims.claim(group).block(PATIENCE));
        }
    }
}
