package io.tributary.messaging.relay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.FixtureCampaigns;
import io.tributary.messaging.FixtureTest;
import io.tributary.messaging.transport.KafkaSettings;
import io.tributary.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FixtureTest
class StateRelayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired FixtureCampaigns campaigns;
    @Autowired LeasedLoop campaignsRelay;
    @Autowired StateRelays relays;
    @Autowired EventCodec codec;
    @Autowired KafkaSettings settings;
    @Autowired TestTopics topics;

    @Test
    void publishesVersionsInOrderAndMarksWhatIsAcknowledged() {
        UUID id = UUID.randomUUID();
        for (long version = 1; version <= 3; version++) {
            save(id, version);
        }
        assertThat(versions(id)).containsExactly(1L, 2L, 3L);
        assertThat(
                        TestTopics.header(
                                topics.read("campaigns.v1", id.toString()).getFirst(), "ce_id"))
                .isEqualTo(Optional.of(id + ":1"));
    }

    @Test
    void givesTheLeaseUpWhenItIsFencedAndPublishesAfterwards() {
        UUID id = UUID.randomUUID();
        save(id, 1);
        try (KafkaProducer<byte[], byte[]> usurper =
                new KafkaProducer<>(
                        settings.relay(Topics.CAMPAIGNS),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            usurper.initTransactions();
            save(id, 2);
        }
        assertThat(versions(id)).containsExactly(1L, 2L);
    }

    @Test
    void refusesATopicOfAnotherService() {
        StateSource<io.tributary.events.ProductState> foreign = new ForeignSource();
        assertThatThrownBy(() -> relays.relay(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("products.v1");
    }

    private void save(UUID id, long version) {
        campaigns.save(id, version).block(Duration.ofSeconds(5));
        campaignsRelay.wake();
        await("published")
                .atMost(PATIENCE)
                .until(() -> requireNonNull(campaigns.publishedVersion(id).block()) == version);
    }

    private List<Long> versions(UUID id) {
        return topics.read("campaigns.v1", id.toString()).stream()
                .map(record -> codec.decode(Topics.CAMPAIGNS, record.value()).getVersion())
                .toList();
    }
}
