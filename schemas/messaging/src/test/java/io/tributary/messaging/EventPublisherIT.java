package io.tributary.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.testkit.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.r2dbc.core.DatabaseClient;

@FixtureTest
class EventPublisherIT {

    @Autowired EventPublisher publisher;
    @Autowired TestTopics topics;

    private final Deliveries deliveries;

    @Autowired
    EventPublisherIT(
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
    void completesWhenAllAreThere() {
        String key = UUID.randomUUID().toString();
        List<Outgoing<?>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Interaction interaction = Fixtures.anInteraction("fine");
            all.add(
                    new Outgoing<>(
                            Topics.CAMPAIGN_MATCHES,
                            key,
                            "id-" + i,
                            Fixtures.aMatchOf(interaction)));
        }
        publisher.publish(all).block(Duration.ofSeconds(15));
        assertThat(topics.read(Topics.CAMPAIGN_MATCHES.name(), key)).hasSize(50);
    }

    @Test
    void refusesATopicThatAnotherServiceWrites() {
        Outgoing<?> foreign =
                new Outgoing<>(Topics.INTERACTIONS, "key", "id", Fixtures.anInteraction("fine"));
        assertThatThrownBy(() -> publisher.publish(List.of(foreign)).block(Duration.ofSeconds(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topic: interactions.v1 (expected: one that campaign-service writes)");
    }
}
