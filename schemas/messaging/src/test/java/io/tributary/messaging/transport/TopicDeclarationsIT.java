package io.tributary.messaging.transport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Topics;
import io.tributary.messaging.FixtureTest;
import io.tributary.messaging.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FixtureTest
class TopicDeclarationsIT {

    @Autowired KafkaSettings settings;
    @Autowired KafkaStartup startup;
    @Autowired TopicNames names;

    @BeforeEach
    void areCreated() {
        await("topics").atMost(Duration.ofSeconds(30)).until(() -> startup.topicsThere().isDone());
    }

    @Test
    void keepWhatTheTopicsTableSays() throws Exception {
        assertThat(value(names.of(Topics.CAMPAIGNS), "cleanup.policy")).isEqualTo("compact");
        assertThat(value(names.of(Topics.CAMPAIGN_MATCHES), "retention.ms")).isEqualTo(days(30));
        assertThat(value(names.deadLettersOf(Topics.INTERACTIONS), "retention.ms"))
                .isEqualTo(days(90));
        assertThat(value(names.of(Topics.INTERACTIONS), "max.message.bytes"))
                .isEqualTo(Integer.toString(settings.maxMessageBytes()));
        assertThat(value(names.of(Topics.INTERACTIONS), "min.insync.replicas")).isEqualTo("1");
    }

    private String value(String topic, String setting) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(settings.admin())) {
            Config config =
                    requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource))
                            .get(10, TimeUnit.SECONDS);
            return requireNonNull(config.get(setting)).value();
        }
    }

    private static String days(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
