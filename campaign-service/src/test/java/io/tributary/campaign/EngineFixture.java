package io.tributary.campaign;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.tributary.campaign.decision.Decisions;
import io.tributary.campaign.decision.Matches;
import io.tributary.campaign.definition.Candidates;
import io.tributary.campaign.guard.CampaignFence;
import io.tributary.events.Interaction;
import io.tributary.events.RewardState;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.StepHandler;
import io.tributary.messaging.step.Steps;
import io.tributary.testkit.SharedPlatform;
import io.tributary.testkit.platform.PostgresServer;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The handlers of this service's steps on a real database, called as instances of the step call
 * them, by as many threads as a test has: a transaction each, no broker in between. A deadlock is
 * an exception here, not a silent repetition.
 */
public final class EngineFixture {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CAMPAIGN =
            """
            insert into campaigns (
                id, product_id, name, status, trigger_type, chain_id, token, requires_referral,
                max_rewards_per_user, budget_cap, reward_type, base_reward, user_percent,
                deperdition_per_level, max_referral_depth, first_activated_at, created_by, created_at,
                updated_by, updated_at)
            values (
                :id, :product, 'Ten tokens', 'active', 'purchase.completed', 31337, :token, false,
                :most, :cap, 'fixed', :base, :user,
                8000, 3, clock_timestamp(), :token, now(), :token, now())
            """;

    private static final String ACTIVATION =
            """
            insert into campaign_activations (campaign_id, activated_at)
            select id, first_activated_at
              from campaigns
             where id = :id
            """;

    private static final String BUDGET =
            """
            insert into campaign_budgets (campaign_id, budget_window, reserved, cap)
            values (:id, 'total', 0, :cap)
            """;

    public final DatabaseClient database;
    public final CampaignEquations equations;

    private final TransactionalOperator transaction;
    private final CapturedSteps steps = new CapturedSteps();

    private EngineFixture() {
        PostgresServer postgres = SharedPlatform.get().postgres();
        String name = "engine_" + DATABASES.incrementAndGet();
        postgres.createDatabase(name);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(name), postgres.user(), postgres.password())
                .locations("classpath:io/tributary/campaign/migration")
                .load()
                .migrate();
        ConnectionFactory pool = ConnectionFactories.get(postgres.pooledR2dbcUrl(name, 10));
        database = DatabaseClient.create(pool);
        equations = new CampaignEquations(database);
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        wire();
    }

    /** One for all tests of the virtual machine; it ends with the platform. */
    public static EngineFixture shared() {
        return Shared.FIXTURE;
    }

    /** Runs one poll of interactions. */
    public Handled decide(List<Interaction> interactions) {
        return now(
                steps.of(Topics.INTERACTIONS).handle(interactions).as(transaction::transactional));
    }

    /** Runs one poll of rewards. */
    public Handled release(List<RewardState> rewards) {
        return now(steps.of(Topics.REWARDS).handle(rewards).as(transaction::transactional));
    }

    /** A campaign that is active from now on. */
    public CampaignId activeCampaign(ProductId product, Offer offer) {
        CampaignId id = new CampaignId(Uuids.next(Instant.now()));
        Mono<Void> campaign =
                database.sql(CAMPAIGN)
                        .bind("id", id.value())
                        .bind("product", product.value())
                        .bind("token", "0x" + "70".repeat(20))
                        .bind("most", offer.mostPerUser())
                        .bind("cap", new BigDecimal(offer.cap().units()))
                        .bind("base", new BigDecimal(offer.base().units()))
                        .bind("user", offer.userPercent())
                        .then();
        Mono<Void> activation = database.sql(ACTIVATION).bind("id", id.value()).then();
        Mono<Void> budget =
                database.sql(BUDGET)
                        .bind("id", id.value())
                        .bind("cap", new BigDecimal(offer.cap().units()))
                        .then();
        campaign.then(activation).then(budget).as(transaction::transactional).block(PATIENCE);
        return id;
    }

    public static ProductId aProduct() {
        return new ProductId(Uuids.next(Instant.now()));
    }

    public String reserved(CampaignId campaign) {
        return text(
                "select reserved::text from campaign_budgets where campaign_id = :id", campaign);
    }

    /** The only value of the only row. */
    public String text(String sql, CampaignId campaign) {
        return now(database.sql(sql).bind("id", campaign.value()).mapValue(String.class).one());
    }

    /** Two columns of text for a campaign. */
    public Map<String, String> pairs(String sql, CampaignId campaign) {
        return now(
                database.sql(sql)
                        .bind("id", campaign.value())
                        .map(row ->
                                Map.entry(
                                        Objects.requireNonNull(row.get(0, String.class)),
                                        Objects.requireNonNull(row.get(1, String.class))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @SuppressWarnings("resource") // nothing in it has to be closed but the pool
    private void wire() {
        AnnotationConfigApplicationContext features = new AnnotationConfigApplicationContext();
        features.registerBean(DatabaseClient.class, () -> database);
        features.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        features.registerBean(SimpleMeterRegistry.class);
        features.registerBean(CapturedSteps.class, () -> steps);
        features.register(Decisions.class, Matches.class, Candidates.class, CampaignFence.class);
        features.scan(
                "io.tributary.campaign.engine",
                "io.tributary.campaign.budget",
                "io.tributary.campaign.limit");
        features.refresh();
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(PATIENCE));
    }

    private static final class Shared {

        static final EngineFixture FIXTURE = new EngineFixture();
    }

    /** Keeps the handlers instead of running them. */
    private static final class CapturedSteps implements Steps {

        private final Map<String, StepHandler<?>> handlers = new HashMap<>();

        @SuppressWarnings("unchecked") // a handler is kept under the name of its own topic
        <E extends SpecificRecord> StepHandler<E> of(Topic<E> topic) {
            return (StepHandler<E>) Objects.requireNonNull(handlers.get(topic.name()));
        }

        @Override
        public <E extends SpecificRecord> Step<E> on(Topic<E> topic, StepHandler<E> handler) {
            handlers.put(topic.name(), handler);
            return new Idle<>(topic);
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
}
