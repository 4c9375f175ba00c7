package io.tributary.messaging.product;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.ProductState;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.FixtureTest;
import io.tributary.messaging.replay.Replay;
import io.tributary.messaging.replay.ReplayPoint;
import io.tributary.messaging.replay.Replays;
import io.tributary.messaging.replay.StartReplay;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.delivery.DeliveryTrial;
import io.tributary.testkit.delivery.World;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * However products.v1 is delivered, by however many instances at once: every table of the step ends
 * the same. A deadlock is an exception here, not a silent repetition.
 */
@FixtureTest
class ProductDeliveryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<String> TABLES =
            List.of(
                    "known_products",
                    "known_product_keys",
                    "known_product_roles",
                    "known_product_banks");

    /** Whatever a row has but its product's id and the time. */
    private static final String CONTENT = "(to_jsonb(t) - 'product_id' - 'learnt_at')::text";

    /** With the transaction that wrote the row. */
    private static final String WRITTEN = "t.xmin::text || to_jsonb(t)::text";

    @Autowired DatabaseClient database;
    @Autowired TransactionalOperator transaction;
    @Autowired TestTopics topics;
    @Autowired EventCodec codec;
    @Autowired KnownProducts products;
    @Autowired Replays replays;

    @Test
    void endsTheSameHoweverVersionsAreDelivered() {
        DeliveryTrial.of(ProductVersion.all()).endsTheSame(Market::new);
    }

    @Test
    void endsTheSameWhereThreeGetTheSameAtOnce() {
        DeliveryTrial.of(ProductVersion.all()).endsTheSameAtOnce(Market::new);
    }

    @Test
    void writesNoRowAgainOnceAllIsKnown() {
        Market known = new Market();
        known.deliver(ProductVersion.all());

        DeliveryTrial.of(ProductVersion.all())
                .changesNothing(World.of(known::deliver, () -> known.rows(WRITTEN)));
    }

    @Test
    void writesNoRowAgainInAReplayFromTheFirstVersionOn() {
        Market known = new Market();
        known.tell();
        Map<String, List<String>> before = known.rows(WRITTEN);

        Replay replay = replayed();

        assertThat(replay.status()).isEqualTo(Replay.Status.COMPLETED);
        assertThat(replay.counts().applied()).isZero();
        assertThat(replay.counts().alreadyDone())
                .isGreaterThanOrEqualTo(ProductVersion.all().size());
        assertThat(known.rows(WRITTEN)).isEqualTo(before);
    }

    /** All of the topic, whatever products other tests told it of. */
    private Replay replayed() {
        StartReplay request =
                new StartReplay(
                        Topics.PRODUCTS,
                        new ReplayPoint.Earliest(),
                        new ReplayPoint.Now(),
                        null,
                        false,
                        true,
                        StartReplay.MAX_RATE,
                        "an operator",
                        "a test");
        UUID id = get(replays.start(request));
        return await("end of the replay")
                .atMost(PATIENCE)
                .until(() -> get(replays.find(id)), r -> r.status() != Replay.Status.RUNNING);
    }

    private static <T> T get(Mono<T> mono) {
        return requireNonNull(mono.block(PATIENCE));
    }

    /** Products of its own. */
    private final class Market implements World<ProductVersion, Map<String, List<String>>> {

        private final List<UUID> ids =
                Stream.generate(UUID::randomUUID).limit(ProductVersion.SHOPS).toList();

        @Override
        public void deliver(List<ProductVersion> poll) {
            ProductLearning step =
                    new ProductLearning(new ProductClaim(database), new ProductParts(database));
            get(transaction.transactional(step.handle(poll.stream().map(this::state).toList())));
        }

        @Override
        public Map<String, List<String>> state() {
            return rows(CONTENT);
        }

        /** Every row of these products in every table of the step. */
        Map<String, List<String>> rows(String line) {
            Map<String, List<String>> rows = new TreeMap<>();
            TABLES.forEach(table -> rows.put(table, rows(table, line)));
            assertThat(rows).doesNotContainValue(List.of());
            return rows;
        }

        private List<String> rows(String table, String line) {
            String sql =
                    """
                    select p.shop || ' ' || %s as line
                    from %s t
                    join unnest(:ids::uuid[]) with ordinality as p (id, shop) on p.id = t.product_id
                    order by line
                    """
                            .formatted(line, table);
            return get(
                    database.sql(sql)
                            .bind("ids", ids.toArray(UUID[]::new))
                            .mapValue(String.class)
                            .all()
                            .collectList());
        }

        /** Through the topic and the live step. */
        void tell() {
            for (ProductVersion told : ProductVersion.all()) {
                ProductState state = state(told);
                topics.produce(
                        Topics.PRODUCTS.name(),
                        state.getProductId().toString(),
                        codec.encode(Topics.PRODUCTS, state));
            }
            await("learnt").atMost(PATIENCE).until(this::isKnown);
        }

        private boolean isKnown() {
            return IntStream.range(0, ProductVersion.SHOPS).allMatch(this::isKnown);
        }

        private boolean isKnown(int shop) {
            return products.find(new ProductId(ids.get(shop)))
                    .map(known -> known.version() == ProductVersion.newest(shop))
                    .blockOptional(PATIENCE)
                    .orElse(false);
        }

        private ProductState state(ProductVersion told) {
            return told.of(ids.get(told.shop()));
        }
    }
}
