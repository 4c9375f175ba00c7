package io.tributary.reward;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactories;
import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.relay.LeaseHolder;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.StepHandler;
import io.tributary.messaging.step.Steps;
import io.tributary.testkit.SharedPlatform;
import io.tributary.testkit.platform.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The handlers of this service's steps on a real database, called as a step calls them: one
 * transaction each, no broker in between.
 */
public final class HandlerFixture implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String WAITING =
            "select count(*) from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final SettableClock clock = new SettableClock(Samples.NOW);
    public final DatabaseClient client;
    public final LeasedLoop.Body upkeep;
    public final RewardEquations equations;

    private final ConnectionPool pool;
    private final TransactionalOperator transaction;
    private final AnnotationConfigApplicationContext context;
    private final CapturedSteps steps = new CapturedSteps();

    public HandlerFixture() {
        PostgresServer postgres = SharedPlatform.get().postgres();
        String database = "handlers_" + DATABASES.incrementAndGet();
        postgres.createDatabase(database);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(database), postgres.user(), postgres.password())
                .locations("classpath:io/tributary/reward/migration")
                .load()
                .migrate();
        pool = (ConnectionPool) ConnectionFactories.get(postgres.pooledR2dbcUrl(database, 8));
        client = DatabaseClient.create(pool);
        equations = new RewardEquations(client);
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        context = context();
        upkeep = steps.bodies.values().iterator().next();
    }

    /** One for all tests of the virtual machine; it ends with the platform. */
    public static HandlerFixture shared() {
        return Shared.FIXTURE;
    }

    public Handled grant(CampaignMatch... matches) {
        return now(granting(List.of(matches)));
    }

    public Handled settle(RewardPush... pushes) {
        return now(settling(List.of(pushes)));
    }

    public Mono<Handled> granting(List<CampaignMatch> matches) {
        return steps.on(Topics.CAMPAIGN_MATCHES).handle(matches).as(transaction::transactional);
    }

    public Mono<Handled> settling(List<RewardPush> pushes) {
        return steps.on(Topics.REWARD_PUSHES).handle(pushes).as(transaction::transactional);
    }

    /**
     * Lets two transactions meet: {@code first} has run and is not committed while {@code second}
     * runs, which then either waits for a lock of the first or ends before it.
     */
    public void interleave(Mono<Handled> first, Mono<Handled> second) {
        Sinks.Empty<Void> reached = Sinks.empty();
        Sinks.Empty<Void> commit = Sinks.empty();
        CompletableFuture<@Nullable Handled> one =
                first.doOnNext(handled -> reached.tryEmitEmpty())
                        .delayUntil(handled -> commit.asMono())
                        .as(transaction::transactional)
                        .toFuture();
        reached.asMono().block(PATIENCE);
        CompletableFuture<@Nullable Handled> other =
                second.as(transaction::transactional).toFuture();
        Awaitility.await("the second waits or is through")
                .until(() -> other.isDone() || count(WAITING) > 0);
        commit.tryEmitEmpty();
        one.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        other.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The handler without a transaction around it. */
    public Mono<Handled> bare(CampaignMatch match) {
        return steps.on(Topics.CAMPAIGN_MATCHES).handle(List.of(match));
    }

    /** The handler without a transaction around it. */
    public Mono<Handled> bare(RewardPush push) {
        return steps.on(Topics.REWARD_PUSHES).handle(List.of(push));
    }

    /** Runs the handler in a transaction that then fails, as if the commit did. */
    public void grantAndRollBack(CampaignMatch match) {
        now(
                steps.on(Topics.CAMPAIGN_MATCHES)
                        .handle(List.of(match))
                        .flatMap(handled -> Mono.<Handled>error(new IllegalStateException("torn")))
                        .as(transaction::transactional)
                        .onErrorReturn(IllegalStateException.class, Handled.silently(0, 0)));
    }

    /** The rewards of a match as announced by a redelivery: their current states by level. */
    public Map<Integer, RewardState> states(CampaignMatch match) {
        return states(grant(match).repeated()).stream()
                .collect(Collectors.toMap(RewardState::getLevel, state -> state));
    }

    /** The reward of a granted match as it stands. */
    public RewardState state(CampaignMatch match, int level) {
        return Objects.requireNonNull(states(match).get(level));
    }

    public static List<RewardState> states(List<Outgoing<?>> outgoing) {
        return outgoing.stream().map(out -> (RewardState) out.value()).toList();
    }

    public static Map<UUID, RewardState> byId(List<Outgoing<?>> outgoing) {
        return states(outgoing).stream()
                .collect(Collectors.toMap(RewardState::getRewardId, state -> state));
    }

    public static ByteBuffer bytes(RewardState state) {
        try {
            return state.toByteBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long count(String sql) {
        return now(client.sql(sql).mapValue(Long.class).one());
    }

    public static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(PATIENCE));
    }

    @Override
    public void close() {
        context.close();
        pool.dispose();
    }

    private AnnotationConfigApplicationContext context() {
        AnnotationConfigApplicationContext features = new AnnotationConfigApplicationContext();
        features.registerBean(DatabaseClient.class, () -> client);
        features.registerBean(Clock.class, () -> clock);
        features.registerBean(SimpleMeterRegistry.class);
        features.registerBean(CapturedSteps.class, () -> steps);
        features.scan(
                "io.tributary.reward.lifecycle",
                "io.tributary.reward.settlement",
                "io.tributary.reward.grant");
        features.refresh();
        return features;
    }

    private static final class Shared {

        static final HandlerFixture FIXTURE = new HandlerFixture();
    }

    /** Keeps the handlers instead of running them. */
    private static final class CapturedSteps implements Steps, LeasedLoops {

        private final Map<String, StepHandler<?>> handlers = new HashMap<>();
        private final Map<String, LeasedLoop.Body> bodies = new HashMap<>();

        @SuppressWarnings("unchecked") // a handler is kept under the name of its own topic
        <E extends SpecificRecord> StepHandler<E> on(Topic<E> topic) {
            return (StepHandler<E>) Objects.requireNonNull(handlers.get(topic.name()));
        }

        @Override
        public <E extends SpecificRecord> Step<E> on(Topic<E> topic, StepHandler<E> handler) {
            handlers.put(topic.name(), handler);
            return new Idle<>(topic);
        }

        @Override
        public LeasedLoop loop(String leaseName, OnAcquired onAcquired, LeasedLoop.Body body) {
            bodies.put(leaseName, body);
            return new IdleLoop();
        }

        @Override
        public LeasedLoop loop(String leaseName, LeaseHolder holder) {
            return loop(leaseName, OnAcquired.NOTHING, holder::run);
        }
    }

    /** A step that never runs. */
    private record Idle<E extends SpecificRecord>(Topic<E> topic) implements Step<E> {

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }

    /** A loop that never runs. */
    private record IdleLoop() implements LeasedLoop {

        @Override
        public void wake() {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
