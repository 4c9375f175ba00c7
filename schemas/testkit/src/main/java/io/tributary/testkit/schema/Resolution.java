package io.tributary.testkit.schema;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a record has to be after it was written with one schema and read with another, worked out by
 * hand from Avro's specification: fields by name, defaults for what the writer lacks, an enum's
 * default for a symbol that the reader lacks. Tests compare what libraries make of it.
 */
public final class Resolution {

    private Resolution() {}

    /** The record as the reader has to see it. */
    public static GenericRecord of(GenericRecord written, Schema reader) {
        GenericRecord seen = new GenericData.Record(reader);
        for (Schema.Field field : reader.getFields()) {
            seen.put(
                    field.pos(),
                    written.hasField(field.name())
                            ? value(written.get(field.name()), field.schema())
                            : GenericData.get().getDefaultValue(field));
        }
        return seen;
    }

    private static @Nullable Object value(@Nullable Object written, Schema reader) {
        return switch (written) {
            case GenericRecord nested -> of(nested, branch(reader, Schema.Type.RECORD));
            case GenericData.EnumSymbol symbol -> symbol(symbol, branch(reader, Schema.Type.ENUM));
            case List<?> items -> items(items, branch(reader, Schema.Type.ARRAY));
            case null, default -> written;
        };
    }

    private static GenericData.EnumSymbol symbol(GenericData.EnumSymbol written, Schema reader) {
        String name = written.toString();
        return new GenericData.EnumSymbol(
                reader, reader.hasEnumSymbol(name) ? name : reader.getEnumDefault());
    }

    private static List<?> items(List<?> written, Schema reader) {
        return written.stream().map(item -> value(item, reader.getElementType())).toList();
    }

    private static Schema branch(Schema reader, Schema.Type type) {
        return reader.getType() != Schema.Type.UNION
                ? reader
                : reader.getTypes().stream()
                        .filter(branch -> branch.getType() == type)
                        .findFirst()
                        .orElseThrow();
    }
}
