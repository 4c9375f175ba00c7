package io.tributary.messaging.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.messaging.transport.RecordSize;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.util.unit.DataSize;

/**
 * Dead letters as they are written: the record as it was, its headers included, and ours that say
 * why. Redelivered records become dead letters again; topic, partition and offset of the source
 * tell the copies. What is too large to be written, a foreign writer's that was small as long as it
 * was compressed, is left where it is: the letter says how large it was and where it stands.
 */
final class DeadLetterEncoder {

    private final DataSize maxSize;
    private final Clock clock;

    DeadLetterEncoder(DataSize maxSize, Clock clock) {
        this.maxSize = maxSize;
        this.clock = clock;
    }

    ProducerRecord<byte[], byte[]> encode(String deadLetterTopic, DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> source = letter.source();
        ProducerRecord<byte[], byte[]> record = copy(deadLetterTopic, source);
        add(record, DeadLetterHeaders.REASON, letter.reason().word());
        add(record, DeadLetterHeaders.DETAIL, letter.detail());
        add(record, DeadLetterHeaders.SOURCE_TOPIC, source.topic());
        add(record, DeadLetterHeaders.SOURCE_PARTITION, Integer.toString(source.partition()));
        add(record, DeadLetterHeaders.SOURCE_OFFSET, Long.toString(source.offset()));
        add(record, DeadLetterHeaders.FAILED_AT, clock.instant().toString());
        return record;
    }

    // Kafka's own types do not say that key and value may be null.
    @SuppressWarnings("NullAway")
    private ProducerRecord<byte[], byte[]> copy(
            String topic, ConsumerRecord<byte[], byte[]> source) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, source.key(), source.value());
        for (Header header : source.headers()) {
            if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
                record.headers().add(header);
            }
        }
        long size = RecordSize.of(record);
        if (size <= maxSize.toBytes()) {
            return record;
        }
        ProducerRecord<byte[], byte[]> bare = new ProducerRecord<>(topic, null, null);
        add(bare, DeadLetterHeaders.OMITTED_BYTES, Long.toString(size));
        return bare;
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String name, String text) {
        record.headers().add(name, text.getBytes(UTF_8));
    }
}
