package io.tributary.messaging.transport;

import io.tributary.events.Topic;
import io.tributary.messaging.MessagingProperties;
import io.tributary.messaging.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What {@code Topics} declares, as the broker wants it: partitions and replicas of the
 * installation, retention of the topic.
 */
final class TopicDeclarations {

    private final TopicNames names;
    private final MessagingProperties properties;
    private final int maxMessageBytes;

    TopicDeclarations(TopicNames names, MessagingProperties properties, int maxMessageBytes) {
        this.names = names;
        this.properties = properties;
        this.maxMessageBytes = maxMessageBytes;
    }

    /**
     * The topics that the service writes or reads, and the dead-letter topics of those that it
     * reads.
     */
    List<NewTopic> ofService() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic<?> topic : names.written()) {
            topics.add(declare(names.of(topic), topic.retention()));
        }
        for (Topic<?> topic : names.read()) {
            if (topic.writer() != names.service()) {
                topics.add(declare(names.of(topic), topic.retention()));
            }
            Topic.Retention kept = new Topic.Retention.Kept(Topic.DEAD_LETTER_RETENTION);
            topics.add(declare(names.deadLettersOf(topic), kept));
        }
        return topics;
    }

    private NewTopic declare(String name, Topic.Retention retention) {
        return new NewTopic(name, properties.partitions(), properties.replicationFactor())
                .configs(configs(retention));
    }

    /** One replica may be away; with two away nothing is acknowledged. */
    private Map<String, String> configs(Topic.Retention retention) {
        int insync = Math.max(1, properties.replicationFactor() - 1);
        Map<String, String> configs = new HashMap<>(policy(retention));
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(insync));
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
        return configs;
    }

    private static Map<String, String> policy(Topic.Retention retention) {
        return switch (retention) {
            case Topic.Retention.Compacted() ->
                    Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            case Topic.Retention.Kept(Duration time) ->
                    Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_DELETE,
                            TopicConfig.RETENTION_MS_CONFIG,
                            Long.toString(time.toMillis()));
        };
    }
}
