package io.tributary.messaging;

import static io.tributary.messaging.Fixtures.anInteraction;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.testkit.PlatformTest;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.r2dbc.core.DatabaseClient;

/** Last: the registry needs up to a minute to notice that its database is back. */
@Order(Integer.MAX_VALUE)
@PlatformTest(
        classes = FixtureApplication.class,
        properties = {
            FixtureApplication.SERVICE,
            FixtureApplication.MIGRATIONS,
            FixtureApplication.QUIET,
            "test.context=outage"
        })
class OutageIT {

    @Autowired Platform platform;
    @Autowired EventCodec codec;
    @Autowired EventPublisher publisher;

    private final Deliveries deliveries;

    @Autowired
    OutageIT(
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

    @AfterEach
    void everythingIsBack() {
        if (!platform.postgres().isRunning()) {
            platform.postgres().start();
        }
        if (!platform.kafka().isRunning()) {
            platform.kafka().start();
        }
    }

    @Test
    void waitsWhileTheDatabaseIsAwayAndLosesNothing() {
        List<Interaction> interactions =
                Stream.generate(() -> anInteraction("fine")).limit(30).toList();
        Interaction first = anInteraction("fine");
        deliveries.deliver(first);
        deliveries.awaitApplied(first);
        platform.postgres().stop();
        interactions.forEach(deliveries::deliver);
        await("not ready")
                .atMost(Duration.ofSeconds(30))
                .until(() -> deliveries.status().equals(Status.DOWN));
        platform.postgres().start();
        interactions.forEach(deliveries::awaitApplied);
        deliveries.awaitReady();
        for (Interaction interaction : interactions) {
            assertThat(deliveries.matchesOf(interaction)).isNotEmpty();
            byte[] value = codec.encode(Topics.INTERACTIONS, interaction);
            assertThat(deliveries.deadLetters(value)).isEmpty();
        }
    }

    @Test
    void publishingFailsInTimeWhileTheBrokerIsAwayAndWorksAfterwards() {
        Interaction interaction = anInteraction("fine");
        Outgoing<?> outgoing =
                new Outgoing<>(
                        Topics.CAMPAIGN_MATCHES, "key", "id", Fixtures.aMatchOf(interaction));
        platform.kafka().stop();
        assertThatThrownBy(() -> publisher.publish(List.of(outgoing)).block(Duration.ofSeconds(14)))
                .isInstanceOf(TimeoutException.class);
        platform.kafka().start();
        // A call waits for metadata for half a second only; until the producer has found the broker
        // again, callers are refused and try again, as the relay does.
        await("publishing works again")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsMatching(TimeoutException.class::isInstance)
                .untilAsserted(
                        () -> publisher.publish(List.of(outgoing)).block(Duration.ofSeconds(14)));
        assertThat(requireNonNull(deliveries.matchesOf(interaction))).isNotEmpty();
    }
}
