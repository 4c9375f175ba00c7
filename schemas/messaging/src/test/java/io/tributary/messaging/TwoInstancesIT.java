package io.tributary.messaging;

import static io.tributary.messaging.Fixtures.anInteraction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.transport.KafkaSettings;
import io.tributary.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

@FixtureTest
class TwoInstancesIT {

    @Autowired Environment environment;
    @Autowired TestTopics topics;
    @Autowired KafkaSettings settings;
    @Autowired EventCodec codec;
    @Autowired DatabaseClient database;
    @Autowired FixtureHandler handler;
    @Autowired FixtureCampaigns campaigns;
    @Autowired HealthIndicator messagingHealthIndicator;

    @Test
    void decideEachInteractionOnceAndShareThem() {
        Deliveries deliveries = new Deliveries(topics, codec, database, messagingHealthIndicator);
        deliveries.awaitReady();
        List<Interaction> interactions =
                Stream.generate(() -> anInteraction("fine")).limit(200).toList();
        try (ConfigurableApplicationContext other = SecondInstance.beside(environment)) {
            FixtureHandler theirs = other.getBean(FixtureHandler.class);
            handler.tried.clear();
            await("both work")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> {
                        scatter(Stream.generate(() -> anInteraction("fine")).limit(8));
                        return !handler.tried.isEmpty() && !theirs.tried.isEmpty();
                    });
            scatter(interactions.stream());
            scatter(interactions.stream());
            interactions.forEach(deliveries::awaitApplied);
        }
        Interaction afterwards = anInteraction("fine");
        deliveries.deliver(afterwards);
        deliveries.awaitMatches(afterwards, 1);
        for (Interaction interaction : interactions.subList(0, 5)) {
            assertThat(deliveries.awaitMatches(interaction, 2)).hasSize(2);
        }
    }

    @Test
    void oneRelaysAtATimeAndTheOtherTakesOver() {
        UUID id = UUID.randomUUID();
        try (ConfigurableApplicationContext other = SecondInstance.beside(environment)) {
            other.getBean(FixtureCampaigns.class).save(id, 1).block(Duration.ofSeconds(5));
            awaitPublished(id, 1);
        }
        campaigns.save(id, 2).block(Duration.ofSeconds(5));
        awaitPublished(id, 2);
        List<Long> versions =
                topics.read(Topics.CAMPAIGNS.name(), id.toString()).stream()
                        .map(record -> codec.decode(Topics.CAMPAIGNS, record.value()).getVersion())
                        .toList();
        assertThat(versions).containsExactly(1L, 2L);
    }

    private void awaitPublished(UUID id, long version) {
        await("published")
                .atMost(Duration.ofSeconds(30))
                .until(() -> requireNonNull(campaigns.publishedVersion(id).block()) == version);
    }

    private void scatter(Stream<Interaction> interactions) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings.producer(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            interactions.forEach(interaction -> {
                byte[] key = interaction.getInteractionId().toString().getBytes(UTF_8);
                byte[] value = codec.encode(Topics.INTERACTIONS, interaction);
                String topic = topics.realName(Topics.INTERACTIONS.name());
                var _ = producer.send(new ProducerRecord<>(topic, key, value));
            });
        }
    }
}
