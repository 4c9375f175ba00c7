package io.tributary.messaging;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.r2dbc.core.DatabaseClient;

/** What tests of the fixture step do and look at. */
public final class Deliveries {

    /** Where the fixture step puts what it cannot process. */
    public static final String DEAD_LETTERS = "interactions.v1.campaign-service.dlt";

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final TestTopics topics;
    private final EventCodec codec;
    private final DatabaseClient database;
    private final HealthIndicator health;

    public Deliveries(
            TestTopics topics, EventCodec codec, DatabaseClient database, HealthIndicator health) {
        this.topics = topics;
        this.codec = codec;
        this.database = database;
        this.health = health;
    }

    public void awaitReady() {
        await("ready").atMost(PATIENCE).until(() -> status().equals(Status.UP));
    }

    public Status status() {
        return requireNonNull(health.health()).getStatus();
    }

    /** Delivers to one partition, so that several are likely to meet in one poll. */
    public void deliver(Interaction... interactions) {
        for (Interaction interaction : interactions) {
            topics.produce(
                    Topics.INTERACTIONS.name(),
                    "one",
                    codec.encode(Topics.INTERACTIONS, interaction));
        }
    }

    public List<ConsumerRecord<String, byte[]>> awaitMatches(Interaction interaction, int count) {
        await("matches").atMost(PATIENCE).until(() -> matchesOf(interaction).size() >= count);
        return matchesOf(interaction);
    }

    public List<ConsumerRecord<String, byte[]>> matchesOf(Interaction interaction) {
        UUID id = interaction.getInteractionId();
        return topics.read(Topics.CAMPAIGN_MATCHES.name()).stream()
                .filter(record ->
                        codec.decode(Topics.CAMPAIGN_MATCHES, record.value())
                                .getInteractionId()
                                .equals(id))
                .toList();
    }

    /** The dead letter of an interaction, awaited. */
    public ConsumerRecord<String, byte[]> awaitDeadLetter(Interaction interaction) {
        byte[] value = codec.encode(Topics.INTERACTIONS, interaction);
        await("dead letter").atMost(PATIENCE).until(() -> !deadLetters(value).isEmpty());
        return deadLetters(value).getFirst();
    }

    public List<ConsumerRecord<String, byte[]>> deadLetters(byte[] value) {
        return topics.read(DEAD_LETTERS).stream()
                .filter(record -> java.util.Arrays.equals(record.value(), value))
                .toList();
    }

    public void awaitApplied(Interaction interaction) {
        await("applied").atMost(PATIENCE).until(() -> isApplied(interaction));
    }

    public boolean isApplied(Interaction interaction) {
        Long rows =
                database.sql("select count(*) from applied where interaction_id = :id")
                        .bind("id", interaction.getInteractionId())
                        .map(row -> requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block(Duration.ofSeconds(5));
        return requireNonNull(rows) == 1;
    }
}
