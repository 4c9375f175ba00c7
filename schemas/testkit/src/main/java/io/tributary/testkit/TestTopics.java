package io.tributary.testkit;

import io.tributary.testkit.platform.KafkaServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Raw records in and out of the topics of one test context. Names are those of {@code Topics},
 * without the context's prefix. Nothing here takes part in a consumer group. Safe for several
 * threads.
 */
public final class TestTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final short ONE_REPLICA = 1;

    private final KafkaServer kafka;
    private final String prefix;
    private final Map<String, TopicLog> logs = new ConcurrentHashMap<>();
    private @Nullable KafkaProducer<String, byte[]> producer;

    /** Topics whose real names begin with the prefix. */
    public TestTopics(KafkaServer kafka, String prefix) {
        this.kafka = kafka;
        this.prefix = prefix;
    }

    /** The name that the broker knows. */
    public String realName(String topic) {
        return prefix + topic;
    }

    /** Creates the topic unless it exists. */
    public void create(String topic, int partitions) {
        try (Admin admin = Admin.create(connection())) {
            NewTopic wanted = new NewTopic(realName(topic), partitions, ONE_REPLICA);
            get(admin.createTopics(Set.of(wanted)).all().toCompletionStage().toCompletableFuture());
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Whether the topic exists. */
    public boolean exists(String topic) {
        try (Admin admin = Admin.create(connection())) {
            return get(admin.listTopics().names().toCompletionStage().toCompletableFuture())
                    .contains(realName(topic));
        }
    }

    /**
     * Writes a record without headers; a null value is a tombstone. Returns when the broker has it.
     */
    public RecordMetadata produce(String topic, String key, byte @Nullable [] value) {
        return produce(topic, key, value, Map.of());
    }

    /** Writes a record; returns when the broker has it. */
    public RecordMetadata produce(
            String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = record(topic, key, value);
        headers.forEach(
                (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return send(record);
    }

    /**
     * Writes the record again as it was read, headers included: what a second delivery looks like.
     */
    public RecordMetadata reproduce(String topic, ConsumerRecord<String, byte[]> record) {
        ProducerRecord<String, byte[]> copy = record(topic, record.key(), record.value());
        record.headers().forEach(header -> copy.headers().add(header));
        return send(copy);
    }

    /** Every record that the topic holds now, partition after partition. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        return logs.computeIfAbsent(topic, name -> new TopicLog(consumer(), realName(name))).read();
    }

    /** The records of one key that the topic holds now, in order. */
    public List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return read(topic).stream().filter(record -> key.equals(record.key())).toList();
    }

    /** Waits up to 20 s until the topic holds that many records, and returns what it holds. */
    public List<ConsumerRecord<String, byte[]>> awaitRecords(String topic, int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            assignAll(consumer, topic);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (records.size() < count && System.nanoTime() < deadline) {
                consumer.poll(POLL).forEach(records::add);
            }
            if (records.size() < count) {
                throw new AssertionError(
                        topic + ": " + records.size() + " records (expected: " + count + ")");
            }
            return records;
        }
    }

    /** The text of a header. */
    public static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("NullAway") // Kafka's own types do not say that a value may be null.
    private ProducerRecord<String, byte[]> record(
            String topic, String key, byte @Nullable [] value) {
        return new ProducerRecord<>(realName(topic), key, value);
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> record) {
        return get(producer().send(record));
    }

    /**
     * Opened when it is first needed, and kept: opening one takes longer than any test's record.
     */
    private synchronized KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> open = producer;
        if (open == null) {
            open = newProducer();
            producer = open;
        }
        return open;
    }

    private KafkaProducer<String, byte[]> newProducer() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "acks",
                        "all",
                        "linger.ms",
                        0);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private List<TopicPartition> assignAll(KafkaConsumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(realName(topic)).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                connection(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka refused or was late", unwrapped(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Throwable unwrapped(Exception e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
