package io.tributary.messaging.transport;

import io.tributary.events.Topic;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A throw-away consumer without a group; positions are compared, since transactions leave offsets
 * without records.
 */
final class KafkaTopicReader implements TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaSettings settings;
    private final TopicNames names;
    private final EventCodec codec;

    KafkaTopicReader(KafkaSettings settings, TopicNames names, EventCodec codec) {
        this.settings = settings;
        this.names = names;
        this.codec = codec;
    }

    @Override
    public <T extends SpecificRecord> void readToEnd(Topic<T> topic, Consumer<T> each) {
        if (!topic.readers().contains(names.service())) {
            throw new IllegalArgumentException(
                    "topic: %s (expected: one that %s may read)"
                            .formatted(topic.name(), names.service().text()));
        }
        Map<String, Object> own = new HashMap<>(settings.consumer(topic));
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        own, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, topic, each);
        } catch (KafkaException e) {
            throw new IllegalStateException(topic.name() + " could not be read", e);
        }
    }

    private <T extends SpecificRecord> void read(
            KafkaConsumer<byte[], byte[]> consumer, Topic<T> topic, Consumer<T> each) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(names.of(topic)).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isAt(consumer, ends)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                each.accept(codec.decode(topic, record.value()));
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            requireTime(deadline, topic);
        }
    }

    private static boolean isAt(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static void requireTime(long deadline, Topic<?> topic) {
        if (System.nanoTime() - deadline > 0) {
            throw new IllegalStateException(topic.name() + ": nothing arrived for " + PATIENCE);
        }
    }
}
