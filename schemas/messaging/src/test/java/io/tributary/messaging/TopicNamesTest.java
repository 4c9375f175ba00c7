package io.tributary.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ServiceName;
import io.tributary.events.Topics;
import org.junit.jupiter.api.Test;

class TopicNamesTest {

    private final TopicNames names = new TopicNames("x-", ServiceName.REWARD_SERVICE);

    @Test
    void putThePrefixBeforeEverything() {
        assertThat(names.of(Topics.REWARDS)).isEqualTo("x-rewards.v1");
        assertThat(names.deadLettersOf(Topics.CAMPAIGN_MATCHES))
                .isEqualTo("x-campaign-matches.v1.reward-service.dlt");
        assertThat(names.groupOf(Topics.CAMPAIGN_MATCHES))
                .isEqualTo("x-reward-service.campaign-matches.v1");
        assertThat(names.relayOf(Topics.REWARDS)).isEqualTo("x-reward-service-relay-rewards.v1");
    }

    @Test
    void knowWhatTheServiceReadsAndWrites() {
        assertThat(names.written()).hasSize(1).first().isEqualTo(Topics.REWARDS);
        assertThat(names.read()).contains(Topics.PRODUCTS, Topics.CAMPAIGN_MATCHES);
    }
}
