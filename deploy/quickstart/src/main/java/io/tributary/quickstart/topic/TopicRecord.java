package io.tributary.quickstart.topic;

import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands on its topic.
 *
 * @param partition the partition
 * @param offset its place there
 * @param key the key; null where the record has none
 * @param value the bytes, with the wire format's five in front; null where the record has none
 * @param content what they say; null if they are no Avro on the wire format
 */
public record TopicRecord(
        int partition,
        long offset,
        @Nullable String key,
        @Nullable ByteBuffer value,
        @Nullable GenericRecord content) {}
