package io.tributary.messaging.replay;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.Deliveries;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.Fixtures;
import io.tributary.messaging.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.r2dbc.core.DatabaseClient;

/** Replays of one product's interactions, and what tests look at. */
final class ReplayTrial {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration SOON = Duration.ofSeconds(5);
    static final int FAST = 100_000;

    private final UUID product = UUID.randomUUID();
    private final Replays replays;
    private final Deliveries deliveries;
    private final DatabaseClient database;
    private final EventCodec codec;
    private final TopicNames names;

    ReplayTrial(
            Replays replays,
            Deliveries deliveries,
            DatabaseClient database,
            EventCodec codec,
            TopicNames names) {
        this.replays = replays;
        this.deliveries = deliveries;
        this.database = database;
        this.codec = codec;
        this.names = names;
    }

    UUID product() {
        return product;
    }

    UUID start(boolean dryRun, boolean republish, int rate) {
        return start(
                new StartReplay(
                        Topics.INTERACTIONS,
                        new ReplayPoint.Earliest(),
                        new ReplayPoint.Now(),
                        product,
                        dryRun,
                        republish,
                        rate,
                        "an operator",
                        "a test"));
    }

    UUID start(ReplayPoint from, ReplayPoint to) {
        return start(
                new StartReplay(
                        Topics.INTERACTIONS, from, to, product, true, false, FAST, "me", "test"));
    }

    UUID start(StartReplay request) {
        return requireNonNull(replays.start(request).block(SOON));
    }

    Replay find(UUID id) {
        return requireNonNull(replays.find(id).block(SOON));
    }

    Replay awaitEnd(UUID id) {
        await("end of the replay")
                .atMost(PATIENCE)
                .until(() -> find(id).status() != Replay.Status.RUNNING);
        return find(id);
    }

    /** Interactions of this test's product that the live group has processed. */
    List<Interaction> delivered(String... instructions) {
        List<Interaction> interactions = Stream.of(instructions).map(this::ours).toList();
        deliveries.deliver(interactions.toArray(Interaction[]::new));
        deliveries.awaitMatches(interactions.getLast(), 1);
        return interactions;
    }

    Interaction ours(String instruction) {
        return Interaction.newBuilder(Fixtures.anInteraction(instruction))
                .setProductId(product)
                .build();
    }

    boolean isOf(ConsumerRecord<String, byte[]> record, Interaction wanted) {
        return java.util.Arrays.equals(record.value(), codec.encode(Topics.INTERACTIONS, wanted));
    }

    /** What a database restored to yesterday looks like. */
    void forget(Interaction interaction) {
        database.sql("delete from applied where interaction_id = :id")
                .bind("id", interaction.getInteractionId())
                .then()
                .block(SOON);
    }

    long applied(List<Interaction> interactions) {
        return interactions.stream().filter(deliveries::isApplied).count();
    }

    Map<String, Long> positions() {
        return requireNonNull(
                database.sql(
                                """
                                select partition::text as place, next_offset from consumer_positions
                                where topic = :topic
                                """)
                        .bind("topic", names.of(Topics.INTERACTIONS))
                        .map(row ->
                                Map.entry(
                                        requireNonNull(row.get("place", String.class)),
                                        requireNonNull(row.get("next_offset", Long.class))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                        .block(SOON));
    }

    List<String> actions(UUID id) {
        return requireNonNull(
                database.sql("select action from operator_actions where subject = :id order by id")
                        .bind("id", id.toString())
                        .map(row -> requireNonNull(row.get("action", String.class)))
                        .all()
                        .collectList()
                        .block(SOON));
    }
}
