package io.tributary.messaging;

import static io.tributary.messaging.Fixtures.anInteraction;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcRollbackException;
import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.step.Step;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.Platform;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.r2dbc.core.DatabaseClient;

@FixtureTest
class StepIT {

    @Autowired TestTopics topics;
    @Autowired Platform platform;
    @Autowired EventCodec codec;
    @Autowired TopicNames names;
    @Autowired FixtureHandler handler;
    @Autowired Step<Interaction> interactionsStep;

    private Deliveries deliveries;

    @Autowired
    StepIT(
            TestTopics topics,
            EventCodec codec,
            DatabaseClient database,
            HealthIndicator messagingHealthIndicator) {
        this.deliveries = new Deliveries(topics, codec, database, messagingHealthIndicator);
    }

    @BeforeEach
    void isReady() {
        deliveries.awaitReady();
        handler.tried.clear();
    }

    @Test
    void publishesTheOutcomeWithItsHeaders() {
        Interaction interaction = anInteraction("fine");
        deliveries.deliver(interaction);
        ConsumerRecord<String, byte[]> match = deliveries.awaitMatches(interaction, 1).getFirst();
        assertThat(codec.decode(Topics.CAMPAIGN_MATCHES, match.value()))
                .isEqualTo(Fixtures.aMatchOf(interaction));
        assertThat(headers(match))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "campaign-service")
                .containsEntry("ce_type", "io.tributary.events.CampaignMatch")
                .containsEntry("ce_id", Fixtures.aMatchOf(interaction).getMatchId().toString())
                .containsEntry("content-type", "application/avro")
                .containsKey("ce_time");
    }

    @Test
    void appliesOnceAndRepeatsTheSameOutcomeWhenDeliveredTwice() {
        Interaction interaction = anInteraction("fine");
        deliveries.deliver(interaction, interaction);
        List<ConsumerRecord<String, byte[]>> matches = deliveries.awaitMatches(interaction, 2);
        assertThat(matches.get(1).value()).isEqualTo(matches.get(0).value());
        assertThat(headers(matches.get(1)).get("ce_id"))
                .isEqualTo(headers(matches.get(0)).get("ce_id"));
    }

    @Test
    void setsOnlyUndecodableBytesAside() {
        byte[] bytes = "not avro".getBytes(StandardCharsets.UTF_8);
        byte[] unknownSchema = {0, 127, 0, 0, 1, 2, 3};
        Interaction before = anInteraction("fine");
        Interaction after = anInteraction("fine");
        deliveries.deliver(before);
        topics.produce(Topics.INTERACTIONS.name(), "one", bytes, Map.of("ce_id", "7"));
        topics.produce(Topics.INTERACTIONS.name(), "one", unknownSchema);
        deliveries.deliver(after);
        deliveries.awaitApplied(before);
        deliveries.awaitApplied(after);
        assertThat(deliveries.deadLetters(unknownSchema)).hasSize(1);
        ConsumerRecord<String, byte[]> letter = deliveries.deadLetters(bytes).getFirst();
        assertThat(letter.key()).isEqualTo("one");
        assertThat(headers(letter))
                .containsEntry("tributary-dlt-reason", "undecodable")
                .containsEntry("tributary-dlt-source-topic", names.of(Topics.INTERACTIONS))
                .containsKeys(
                        "tributary-dlt-detail",
                        "tributary-dlt-source-partition",
                        "tributary-dlt-source-offset",
                        "tributary-dlt-failed-at")
                .containsEntry("ce_id", "7");
    }

    /** A broker bounds what is compressed, a producer what is not. */
    @Test
    void tellsOfWhatIsTooLargeForADeadLetter() throws Exception {
        Interaction after = anInteraction("fine");
        RecordMetadata junk = produceCompressed(new byte[3 * 1024 * 1024]);
        deliveries.deliver(after);
        deliveries.awaitApplied(after);
        ConsumerRecord<String, byte[]> letter =
                topics.read(Deliveries.DEAD_LETTERS).stream()
                        .filter(dead -> headers(dead).containsKey("tributary-dlt-omitted-bytes"))
                        .findFirst()
                        .orElseThrow();
        assertThat(letter.value()).isNull();
        assertThat(headers(letter))
                .containsEntry("tributary-dlt-reason", "undecodable")
                .containsEntry("tributary-dlt-omitted-bytes", Long.toString(3 * 1024 * 1024 + 3))
                .containsEntry("tributary-dlt-source-offset", Long.toString(junk.offset()));
    }

    @Test
    void setsOnlyARecordAsideWhoseValueBreaksTheSql() {
        refusesOnly("nul", "SQLSTATE 22021");
    }

    @Test
    void setsOnlyARecordAsideThatBreaksAConstraint() {
        refusesOnly("forbidden", "SQLSTATE 23514");
    }

    @Test
    void setsOnlyARecordAsideThatFailsThreeTimesWhileTheDatabaseAnswers() {
        refusesOnly("bug", "IllegalStateException: bug");
        assertThat(handler.tried.stream().filter(size -> size == 1).count()).isGreaterThan(2);
    }

    @Test
    void setsAsideWhatTheHandlerRefuses() {
        Interaction old = anInteraction("old");
        Interaction good = anInteraction("fine");
        deliveries.deliver(old, good);
        ConsumerRecord<String, byte[]> letter = deliveries.awaitDeadLetter(old);
        assertThat(headers(letter))
                .containsEntry("tributary-dlt-reason", "too_old")
                .containsEntry("tributary-dlt-detail", "age: 40 d");
        deliveries.awaitApplied(good);
    }

    @Test
    void triesConflictsAgainUntilTheyAreGone() {
        handler.failure.set(new R2dbcRollbackException("deadlock", "40P01"));
        handler.failures.set(5);
        Interaction interaction = anInteraction("fine");
        deliveries.deliver(interaction);
        deliveries.awaitMatches(interaction, 1);
        assertThat(deliveries.deadLetters(codec.encode(Topics.INTERACTIONS, interaction)))
                .isEmpty();
    }

    private void refusesOnly(String instruction, String detail) {
        interactionsStep.stop();
        Interaction bad = anInteraction(instruction);
        List<Interaction> good = Stream.generate(() -> anInteraction("fine")).limit(20).toList();
        good.subList(0, 7).forEach(deliveries::deliver);
        deliveries.deliver(bad);
        good.subList(7, 20).forEach(deliveries::deliver);
        interactionsStep.start();
        ConsumerRecord<String, byte[]> letter = deliveries.awaitDeadLetter(bad);
        assertThat(headers(letter)).containsEntry("tributary-dlt-reason", "refused");
        assertThat(headers(letter).get("tributary-dlt-detail")).startsWith(detail);
        good.forEach(deliveries::awaitApplied);
        Set<String> dead =
                topics.read(Deliveries.DEAD_LETTERS).stream()
                        .filter(record -> record.value() != null)
                        .map(record -> new String(record.value(), StandardCharsets.ISO_8859_1))
                        .collect(Collectors.toSet());
        assertThat(good)
                .noneMatch(interaction ->
                        dead.contains(
                                new String(
                                        codec.encode(Topics.INTERACTIONS, interaction),
                                        StandardCharsets.ISO_8859_1)));
    }

    private RecordMetadata produceCompressed(byte[] value) throws Exception {
        Map<String, Object> settings = new HashMap<>(broker());
        settings.put("compression.type", "gzip");
        settings.put("max.request.size", 8 * 1024 * 1024);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
            byte[] one = "one".getBytes(StandardCharsets.UTF_8);
            return producer.send(new ProducerRecord<>(names.of(Topics.INTERACTIONS), one, value))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private Map<String, Object> broker() {
        return Map.of("bootstrap.servers", platform.kafka().bootstrapServers());
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(
                        Collectors.toMap(
                                header -> header.key(),
                                header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
