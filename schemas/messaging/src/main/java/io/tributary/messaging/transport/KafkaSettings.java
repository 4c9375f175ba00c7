package io.tributary.messaging.transport;

import io.tributary.events.Topic;
import io.tributary.messaging.MessagingProperties;
import io.tributary.messaging.TopicNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * The settings of our Kafka clients: address and security from {@code spring.kafka}, delivery from
 * here. What an installation sets under {@code spring.kafka.*.properties} wins, but for what our
 * guarantees rest on.
 */
public final class KafkaSettings {

    /**
     * How long a record may take until it is acknowledged; after it, whether it arrived is unknown.
     */
    public static final int DELIVERY_TIMEOUT_MS = 10_000;

    private static final int HEADROOM = 64 * 1024;
    private static final int READER_FETCH_BYTES = 8 * 1024 * 1024;

    private final KafkaProperties kafka;
    private final KafkaConnectionDetails connection;
    private final MessagingProperties properties;
    private final TopicNames names;

    public KafkaSettings(
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            MessagingProperties properties,
            TopicNames names) {
        this.kafka = kafka;
        this.connection = connection;
        this.properties = properties;
        this.names = names;
    }

    /** The producer of all that is not a relay. */
    public Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        address(settings, connection.getProducer().getBootstrapServers());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxMessageBytes());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, names.service().text());
        return settings;
    }

    /**
     * The producer of a topic's relay. It has a thread to itself, so it may wait longer for the
     * broker.
     */
    public Map<String, Object> relay(Topic<?> topic) {
        Map<String, Object> settings = producer();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, names.relayOf(topic));
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, names.relayOf(topic));
        return settings;
    }

    /**
     * The consumers of a step: only what was committed is read, and offsets are committed by the
     * step alone.
     */
    public Map<String, Object> consumer(Topic<?> topic) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        MessagingProperties.Step step = properties.step();
        address(settings, connection.getConsumer().getBootstrapServers());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, names.groupOf(topic));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, names.groupOf(topic));
        settings.putIfAbsent(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, step.maxPollRecords());
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, (int) step.fetchMinSize().toBytes());
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) step.fetchMaxWait().toMillis());
        settings.putIfAbsent(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 600_000);
        settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    /** Consumers without a group, which are told where to read and leave no trace. */
    public Map<String, Object> reader(String purpose) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        address(settings, connection.getConsumer().getBootstrapServers());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, names.service().text() + "-" + purpose);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.step().maxPollRecords());
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, READER_FETCH_BYTES);
        settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    /** The client that creates topics and asks whether the broker is there. */
    public Map<String, Object> admin() {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        address(settings, connection.getAdmin().getBootstrapServers());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, names.service().text() + "-admin");
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    /** Largest message of a topic: the largest record and what the batch around it takes. */
    int maxMessageBytes() {
        return (int) properties.maxRecordSize().toBytes() + HEADROOM;
    }

    private static void address(Map<String, Object> settings, List<String> servers) {
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.putIfAbsent(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 60_000);
        settings.putIfAbsent(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.putIfAbsent(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    }
}
