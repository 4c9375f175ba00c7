package io.tributary.messaging.transport;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record whose fields are all empty, to warm the serde up with; it is never sent. */
final class SampleRecord {

    private SampleRecord() {}

    static <T extends SpecificRecord> T of(Class<T> type) {
        return type.cast(record(SpecificData.get().getSchema(type)));
    }

    // Avro's own types do not say that a value may be null.
    @SuppressWarnings("NullAway")
    private static Object record(Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), empty(field.schema()));
        }
        return record;
    }

    private static @Nullable Object empty(Schema schema) {
        String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (logical) {
            case "uuid" -> new UUID(0, 0);
            case "timestamp-micros" -> Instant.EPOCH;
            default -> plain(schema);
        };
    }

    private static @Nullable Object plain(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case STRING -> "";
            case LONG -> 0L;
            case INT -> 0;
            case BOOLEAN -> false;
            case DOUBLE -> 0.0;
            case FLOAT -> 0.0f;
            case BYTES -> ByteBuffer.allocate(0);
            case ARRAY -> List.of();
            case MAP -> Map.of();
            case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().getFirst(), schema);
            case UNION, NULL, FIXED -> null;
        };
    }
}
