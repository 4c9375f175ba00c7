package io.tributary.messaging;

import static io.tributary.messaging.Fixtures.anInteraction;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.testkit.PlatformTest;
import io.tributary.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.r2dbc.core.DatabaseClient;

@PlatformTest(
        classes = FixtureApplication.class,
        properties = {FixtureApplication.SERVICE, FixtureApplication.MIGRATIONS})
class StepIT {

    @Autowired TestTopics topics;
    @Autowired EventCodec codec;
    @Autowired FixtureHandler handler;
    @Autowired DatabaseClient database;
    @Autowired HealthIndicator messagingHealthIndicator;

    @BeforeEach
    void isReady() {
        await("ready")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        Status.UP.equals(
                                requireNonNull(messagingHealthIndicator.health()).getStatus()));
        handler.tried.clear();
    }

    @Test
    void publishesTheOutcomeOfAnInteraction() {
        Interaction interaction = anInteraction("fine");
        deliver(interaction);
        ConsumerRecord<String, byte[]> match = awaitMatches(interaction, 1).getFirst();
        assertThat(codec.decode(Topics.CAMPAIGN_MATCHES, match.value()))
                .isEqualTo(Fixtures.aMatchOf(interaction));
        assertThat(TestTopics.header(match, "ce_specversion")).contains("1.0");
        assertThat(TestTopics.header(match, "ce_source")).contains("campaign-service");
        assertThat(TestTopics.header(match, "ce_type"))
                .contains("io.tributary.events.CampaignMatch");
        assertThat(TestTopics.header(match, "ce_id"))
                .contains(Fixtures.aMatchOf(interaction).getMatchId().toString());
    }

    private void deliver(Interaction interaction) {
        topics.produce(
                Topics.INTERACTIONS.name(),
                interaction.getInteractionId().toString(),
                codec.encode(Topics.INTERACTIONS, interaction));
    }

    private List<ConsumerRecord<String, byte[]>> awaitMatches(Interaction interaction, int count) {
        await("matches")
                .atMost(Duration.ofSeconds(20))
                .until(() -> matchesOf(interaction.getInteractionId()).size() >= count);
        return matchesOf(interaction.getInteractionId());
    }

    private List<ConsumerRecord<String, byte[]>> matchesOf(UUID interaction) {
        return topics.read(Topics.CAMPAIGN_MATCHES.name()).stream()
                .filter(record ->
                        codec.decode(Topics.CAMPAIGN_MATCHES, record.value())
                                .getInteractionId()
                                .equals(interaction))
                .toList();
    }
}
