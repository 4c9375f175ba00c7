package io.tributary.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.Deliveries;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.FixtureTest;
import io.tributary.messaging.Fixtures;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.transport.Broker;
import io.tributary.messaging.transport.KafkaSettings;
import io.tributary.testkit.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.r2dbc.core.DatabaseClient;

@FixtureTest
class DeadLettersIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int FLOOD = 5_000;

    @Autowired TestTopics topics;
    @Autowired TopicNames names;
    @Autowired EventCodec codec;
    @Autowired KafkaSettings settings;
    @Autowired Broker broker;
    @Autowired DeadLetters deadLetters;

    private final Deliveries deliveries;

    @Autowired
    DeadLettersIT(
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
    void showsTheNewestFirstWithItsSource() {
        Interaction older = refused("old");
        Interaction newer = refused("nul");
        List<ListedLetter> letters = page(2, null, null).letters();
        assertThat(letters).extracting(ListedLetter::reason).containsExactly("refused", "too_old");
        ListedLetter newest = letters.getFirst();
        assertThat(newest.id().toString()).startsWith("interactions.v1.campaign-service.dlt-");
        assertThat(newest.source().topic()).isEqualTo("interactions.v1");
        assertThat(newest.source().offset()).isNotNull();
        assertThat(newest.key()).isEqualTo("one");
        assertThat(valueOf(newest)).isEqualTo(newer.getInteractionId().toString());
        assertThat(valueOf(letters.getLast())).isEqualTo(older.getInteractionId().toString());
    }

    @Test
    void showsBytesThatAreNoRecordInBase64() {
        byte[] junk = ("junk " + UUID.randomUUID()).getBytes(UTF_8);
        topics.produce(Topics.INTERACTIONS.name(), "one", junk, Map.of("ce_id", "7"));
        await("dead letter").atMost(PATIENCE).until(() -> !deliveries.deadLetters(junk).isEmpty());
        ListedLetter newest = page(1, DeadLetterReason.UNDECODABLE, null).letters().getFirst();
        FullLetter whole = requireNonNull(deadLetters.find(newest.id()).block(SOON));
        assertThat(whole.value()).isEqualTo(Base64.getEncoder().encodeToString(junk));
        assertThat(whole.headers())
                .containsEntry("ce_id", "7")
                .containsEntry("tributary-dlt-reason", "undecodable");
    }

    @Test
    void knowsNoneBeyondTheEndAndNoneOfAnotherTopic() {
        ListedLetter some = someLetter();
        for (String id :
                List.of(
                        some.id().topic() + "-" + some.id().partition() + "-999999999",
                        some.id().topic() + "-99-0",
                        "rewards.v1.reward-service.dlt-0-0")) {
            assertThat(deadLetters.find(DeadLetterId.parse(id).orElseThrow()).block(SOON)).isNull();
        }
    }

    /** Pages fit together while more arrive, and are bounded whatever the filter leaves. */
    @Test
    void survivesAFloodOfJunk() {
        Interaction before = refused("old");
        Interaction good = Fixtures.anInteraction("fine");
        long known = letters();
        flood();
        deliveries.deliver(good);
        deliveries.awaitApplied(good);
        await("every one is set aside").atMost(PATIENCE).until(() -> letters() == known + FLOOD);

        LetterPage first = page(200, null, null);
        refused("nul");
        LetterPage second = page(200, null, first.next());
        Set<DeadLetterId> ids = new HashSet<>();
        first.letters().forEach(letter -> ids.add(letter.id()));
        second.letters().forEach(letter -> ids.add(letter.id()));
        assertThat(ids).hasSize(400);

        List<ListedLetter> found = new ArrayList<>();
        int pages = 0;
        @Nullable LetterCursor cursor = null;
        do {
            LetterPage page = page(1, DeadLetterReason.TOO_OLD, cursor);
            found.addAll(page.letters());
            cursor = page.next();
            pages++;
        } while (found.isEmpty() && cursor != null);
        assertThat(pages).isBetween(FLOOD / 2_000, FLOOD / 2_000 + 3);
        assertThat(valueOf(found.getFirst())).isEqualTo(before.getInteractionId().toString());
    }

    private void flood() {
        String topic = names.of(Topics.INTERACTIONS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings.producer(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; i < FLOOD; i++) {
                byte[] junk = ("flood " + i).getBytes(UTF_8);
                var _ = producer.send(new ProducerRecord<>(topic, junk, junk));
            }
        }
    }

    private long letters() {
        String topic = names.deadLettersOf(Topics.INTERACTIONS);
        return broker.offsets(topic, OffsetSpec.latest()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Interaction refused(String instruction) {
        Interaction interaction = Fixtures.anInteraction(instruction);
        deliveries.deliver(interaction);
        deliveries.awaitDeadLetter(interaction);
        return interaction;
    }

    private ListedLetter someLetter() {
        refused("old");
        return page(1, null, null).letters().getFirst();
    }

    private LetterPage page(
            int limit, @Nullable DeadLetterReason reason, @Nullable LetterCursor after) {
        LetterQuery query = new LetterQuery(List.of(Topics.INTERACTIONS), reason, limit, after);
        return requireNonNull(deadLetters.list(query).block(SOON));
    }

    private Object valueOf(ListedLetter letter) {
        FullLetter whole = requireNonNull(deadLetters.find(letter.id()).block(SOON));
        assertThat(whole.value()).isInstanceOf(Map.class);
        return requireNonNull(((Map<?, ?>) requireNonNull(whole.value())).get("interactionId"));
    }
}
