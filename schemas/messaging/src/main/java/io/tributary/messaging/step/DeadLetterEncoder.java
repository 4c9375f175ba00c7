package io.tributary.messaging.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Dead letters as they are written: the record as it was, its headers included, and ours that say
 * why. Redelivered records become dead letters again; topic, partition and offset of the source
 * tell the copies.
 */
final class DeadLetterEncoder {

    private final Clock clock;

    DeadLetterEncoder(Clock clock) {
        this.clock = clock;
    }

    // Kafka's own types do not say that key and value may be null.
    @SuppressWarnings("NullAway")
    ProducerRecord<byte[], byte[]> encode(String deadLetterTopic, DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> source = letter.source();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(deadLetterTopic, source.key(), source.value());
        for (Header header : source.headers()) {
            if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
                record.headers().add(header);
            }
        }
        add(record, DeadLetterHeaders.REASON, letter.reason().word());
        add(record, DeadLetterHeaders.DETAIL, letter.detail());
        add(record, DeadLetterHeaders.SOURCE_TOPIC, source.topic());
        add(record, DeadLetterHeaders.SOURCE_PARTITION, Integer.toString(source.partition()));
        add(record, DeadLetterHeaders.SOURCE_OFFSET, Long.toString(source.offset()));
        add(record, DeadLetterHeaders.FAILED_AT, clock.instant().toString());
        return record;
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String name, String text) {
        record.headers().add(name, text.getBytes(UTF_8));
    }
}
