package io.tributary.e2e.subscriber;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.tributary.events.ServiceName;
import io.tributary.events.Topic;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.MessagingProperties;
import io.tributary.messaging.RegistryProperties;
import io.tributary.messaging.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Topics of one partition beside those of the system, written and read as our services do it: by
 * the same codec, compressed as they compress.
 */
final class OurTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String kafka;
    private final TopicNames names;
    private final EventCodec codec;

    OurTopics(String kafka, String registry, String prefix) {
        this.kafka = kafka;
        this.names = new TopicNames(prefix, ServiceName.REWARD_SERVICE);
        this.codec = new EventCodec(names, serde(), new RegistryProperties(registry));
    }

    /** The real name of the topic here. */
    String name(Topic<?> topic) {
        return names.of(topic);
    }

    /** Creates the topic and has the registry know its schema. */
    <T extends SpecificRecord> void create(Topic<T> topic, T sample) throws Exception {
        codec.encode(topic, sample);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Set.of(new NewTopic(names.of(topic), 1, (short) 1)))
                    .all()
                    .get(PATIENCE.toSeconds(), SECONDS);
        }
    }

    <T extends SpecificRecord> void write(Topic<T> topic, List<T> records) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "compression.type", "lz4", "linger.ms", 50);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (T value : records) {
                byte[] bytes = codec.encode(topic, value);
                sent.add(producer.send(new ProducerRecord<>(names.of(topic), "key", bytes)));
            }
            for (Future<?> acknowledged : sent) {
                acknowledged.get(PATIENCE.toSeconds(), SECONDS);
            }
        }
    }

    /** That many records of the topic, in order. */
    <T extends SpecificRecord> List<T> read(Topic<T> topic, int count) {
        List<T> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            Set<TopicPartition> partition = Set.of(new TopicPartition(names.of(topic), 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (records.size() < count && System.nanoTime() < deadline) {
                consumer.poll(POLL)
                        .forEach(found -> records.add(codec.decode(topic, found.value())));
            }
        }
        return records;
    }

    @Override
    public void close() {
        codec.close();
    }

    private static MessagingProperties.Serde serde() {
        return new Binder(
                        new MapConfigurationPropertySource(
                                Map.of("tributary.messaging.service", "reward-service")))
                .bind("tributary.messaging", MessagingProperties.class)
                .get()
                .serde();
    }
}
