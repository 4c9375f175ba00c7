package io.tributary.testkit.delivery;

import io.tributary.testkit.platform.KafkaServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes many records over one connection, new ones or copies of what was read. Topics are named as
 * the broker knows them. Used by one thread.
 */
public final class TopicWriter implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final KafkaProducer<String, byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    public TopicWriter(KafkaServer kafka) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Writes a record to the partition of its key. */
    public void write(String topic, String key, byte[] value) {
        sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
    }

    /** Writes the record again as it was read, headers included: a second delivery. */
    public void copy(String topic, ConsumerRecord<String, byte[]> record) {
        sent.add(
                producer.send(
                        new ProducerRecord<>(
                                topic, null, record.key(), record.value(), record.headers())));
    }

    /** Returns when the broker has all that was written. */
    public void flush() {
        producer.flush();
        try {
            for (Future<RecordMetadata> record : sent) {
                record.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka refused or was late", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
