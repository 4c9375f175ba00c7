package io.tributary.reward;

import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes what this service reads and follows {@code rewards.v1}, over one connection each for all
 * tests.
 */
public final class TestBroker implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final TestTopics topics;
    private final EventCodec codec;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    public TestBroker(Platform platform, TestTopics topics, EventCodec codec) {
        this.topics = topics;
        this.codec = codec;
        Map<String, Object> connection =
                Map.of("bootstrap.servers", platform.kafka().bootstrapServers());
        producer =
                new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        connection, new StringDeserializer(), new ByteArrayDeserializer());
    }

    public <T extends SpecificRecord> void produce(Topic<T> topic, String key, T value) {
        produce(topic, key, codec.encode(topic, value));
    }

    public void produce(Topic<?> topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topics.realName(topic.name()), key, value))
                    .get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker did not take it", e);
        }
    }

    /** Every announcement of the reward so far, in order. */
    public synchronized List<ConsumerRecord<String, byte[]>> announcements(UUID reward) {
        if (consumer.assignment().isEmpty()) {
            follow();
        }
        consumer.poll(POLL).forEach(seen::add);
        return seen.stream().filter(record -> record.key().equals(reward.toString())).toList();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
    }

    private void follow() {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topics.realName(Topics.REWARDS.name())).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }
}
