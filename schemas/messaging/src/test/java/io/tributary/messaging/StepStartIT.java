package io.tributary.messaging;

import static io.tributary.messaging.Fixtures.anInteraction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.step.Step;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.Platform;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.r2dbc.core.DatabaseClient;

/** Where a step starts whose database is older than its offsets. */
@FixtureTest
class StepStartIT {

    @Autowired Platform platform;
    @Autowired TopicNames names;
    @Autowired DatabaseClient database;
    @Autowired MeterRegistry meters;
    @Autowired Step<Interaction> interactionsStep;

    private Deliveries deliveries;

    @Autowired
    StepStartIT(
            TestTopics topics,
            EventCodec codec,
            DatabaseClient database,
            HealthIndicator messagingHealthIndicator) {
        this.deliveries = new Deliveries(topics, codec, database, messagingHealthIndicator);
    }

    @BeforeEach
    void isReady() {
        deliveries.awaitReady();
    }

    @Test
    void startsAtThePositionInTheDatabaseWhenItIsLowerThanTheCommittedOffset() {
        Interaction interaction = anInteraction("fine");
        deliveries.deliver(interaction);
        deliveries.awaitMatches(interaction, 1);
        interactionsStep.stop();
        turnBack();
        interactionsStep.start();
        deliveries.awaitMatches(interaction, 2);
    }

    @Test
    void stopsBeforeAGapAndSaysSo() throws Exception {
        Interaction lost = anInteraction("fine");
        deliveries.deliver(lost);
        deliveries.awaitMatches(lost, 1);
        interactionsStep.stop();
        turnBack();
        Map<TopicPartition, Long> starts = deleteRecords();
        Interaction behind = anInteraction("fine");
        deliveries.deliver(behind);
        interactionsStep.start();
        await("down")
                .atMost(Duration.ofSeconds(20))
                .until(() -> deliveries.status().equals(Status.DOWN));
        await("still down")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        deliveries.status().equals(Status.DOWN) && !deliveries.isApplied(behind));
        assertThat(meters.counter("tributary.step.gaps", "topic", "interactions.v1").count())
                .isPositive();
        interactionsStep.stop();
        skipTo(starts);
        interactionsStep.start();
        Interaction next = anInteraction("fine");
        deliveries.deliver(next);
        deliveries.awaitMatches(behind, 1);
        deliveries.awaitMatches(next, 1);
    }

    /** What a database restored to yesterday looks like. */
    private void turnBack() {
        database.sql("update consumer_positions set next_offset = 0 where topic = :topic")
                .bind("topic", names.of(Topics.INTERACTIONS))
                .then()
                .block(Duration.ofSeconds(5));
    }

    private Map<TopicPartition, Long> deleteRecords() throws Exception {
        try (Admin admin = Admin.create(broker())) {
            Map<TopicPartition, Long> ends =
                    admin
                            .listConsumerGroupOffsets(names.groupOf(Topics.INTERACTIONS))
                            .partitionsToOffsetAndMetadata()
                            .get(10, TimeUnit.SECONDS)
                            .entrySet()
                            .stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, e -> e.getValue().offset()));
            Map<TopicPartition, RecordsToDelete> delete =
                    ends.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            e -> RecordsToDelete.beforeOffset(e.getValue())));
            admin.deleteRecords(delete).all().get(10, TimeUnit.SECONDS);
            return ends;
        }
    }

    /** What an operator does who accepts the loss. */
    private void skipTo(Map<TopicPartition, Long> offsets) throws Exception {
        try (Admin admin = Admin.create(broker())) {
            Map<TopicPartition, OffsetAndMetadata> commits =
                    offsets.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            e -> new OffsetAndMetadata(e.getValue())));
            String group = names.groupOf(Topics.INTERACTIONS);
            admin.alterConsumerGroupOffsets(group, commits).all().get(10, TimeUnit.SECONDS);
        }
        offsets.forEach(this::skipTo);
    }

    private void skipTo(TopicPartition partition, Long offset) {
        database.sql(
                        """
                        update consumer_positions set next_offset = :offset
                        where topic = :topic and partition = :partition
                        """)
                .bind("offset", offset)
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .then()
                .block(Duration.ofSeconds(5));
    }

    private Map<String, Object> broker() {
        return Map.of("bootstrap.servers", platform.kafka().bootstrapServers());
    }
}
