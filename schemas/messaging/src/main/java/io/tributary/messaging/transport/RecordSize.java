package io.tributary.messaging.transport;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** How large a record is that is about to be sent. */
public final class RecordSize {

    private RecordSize() {}

    /** Key, value and headers in bytes, uncompressed: what the producer's own bound is about. */
    public static long of(ProducerRecord<byte[], byte[]> record) {
        long size = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    // Kafka's own types do not say that key, value and a header's value may be null.
    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
