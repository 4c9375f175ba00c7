package io.tributary.messaging.deadletter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** A record as maps, lists, texts and numbers. */
final class RecordTree {

    private RecordTree() {}

    static Map<String, @Nullable Object> of(IndexedRecord record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            fields.put(field.name(), plain(record.get(field.pos())));
        }
        return fields;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case IndexedRecord record -> of(record);
            case Collection<?> items -> list(items);
            case Map<?, ?> entries -> map(entries);
            case ByteBuffer bytes -> base64(bytes.duplicate());
            case Number number -> number;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }

    private static List<@Nullable Object> list(Collection<?> items) {
        List<@Nullable Object> plain = new ArrayList<>();
        items.forEach(item -> plain.add(plain(item)));
        return plain;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> entries) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        entries.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
        return plain;
    }

    private static String base64(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
