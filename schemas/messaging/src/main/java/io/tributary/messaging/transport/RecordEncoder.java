package io.tributary.messaging.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.messaging.ContentException;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.TopicNames;
import java.time.Clock;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.util.unit.DataSize;

/**
 * Outgoing records as Kafka carries them: the Avro value, the key, and the headers of CloudEvents
 * 1.0 (Kafka protocol binding, binary mode).
 */
public final class RecordEncoder {

    private final TopicNames names;
    private final EventCodec codec;
    private final DataSize maxSize;
    private final Clock clock;

    public RecordEncoder(TopicNames names, EventCodec codec, DataSize maxSize, Clock clock) {
        this.names = names;
        this.codec = codec;
        this.maxSize = maxSize;
        this.clock = clock;
    }

    /**
     * The record with its headers.
     *
     * @param trace further headers, {@code traceparent} where a trace exists
     * @throws IllegalArgumentException if another service writes that topic
     * @throws ContentException if the record does not fit its schema or is too large
     */
    public <T extends SpecificRecord> ProducerRecord<byte[], byte[]> encode(
            Outgoing<T> outgoing, Map<String, String> trace) {
        requireWriter(outgoing);
        byte[] value = codec.encode(outgoing.topic(), outgoing.value());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        names.of(outgoing.topic()), outgoing.key().getBytes(UTF_8), value);
        add(record, "ce_specversion", "1.0");
        add(record, "ce_id", outgoing.id());
        add(record, "ce_source", names.service().text());
        add(record, "ce_type", outgoing.topic().eventType());
        add(record, "ce_time", clock.instant().toString());
        add(record, "ce_partitionkey", outgoing.key());
        add(record, "content-type", "application/avro");
        trace.forEach((name, text) -> add(record, name, text));
        requireSize(record, outgoing.id());
        return record;
    }

    private void requireWriter(Outgoing<?> outgoing) {
        if (outgoing.topic().writer() != names.service()) {
            throw new IllegalArgumentException(
                    "topic: %s (expected: one that %s writes)"
                            .formatted(outgoing.topic().name(), names.service().text()));
        }
    }

    private void requireSize(ProducerRecord<byte[], byte[]> record, String id) {
        long size = RecordSize.of(record);
        if (size > maxSize.toBytes()) {
            throw new ContentException(
                    "outcome %s: %d bytes (expected: <= %d)"
                            .formatted(id, size, maxSize.toBytes()));
        }
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String name, String text) {
        record.headers().add(name, text.getBytes(UTF_8));
    }
}
