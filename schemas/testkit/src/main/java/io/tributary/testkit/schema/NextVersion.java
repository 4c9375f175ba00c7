package io.tributary.testkit.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;

/**
 * Makes of a schema the next one: every record, nested ones too, has two more fields, every enum
 * one more symbol; or the one before: no field that has a default, and every enum without its last
 * symbol.
 */
final class NextVersion {

    private static final String SYMBOL = "ADDED_LATER";

    private final boolean later;
    private final Map<String, Schema> made = new HashMap<>();

    NextVersion(boolean later) {
        this.later = later;
    }

    Schema of(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> named(schema, this::record);
            case ENUM -> named(schema, this::symbols);
            case ARRAY -> Schema.createArray(of(schema.getElementType()));
            case UNION -> Schema.createUnion(schema.getTypes().stream().map(this::of).toList());
            default -> schema;
        };
    }

    /** A type that is named twice stays one type. */
    private Schema named(Schema schema, UnaryOperator<Schema> change) {
        Schema known = made.get(schema.getFullName());
        Schema changed = known == null ? change.apply(schema) : known;
        made.put(schema.getFullName(), changed);
        return changed;
    }

    private Schema record(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (later || !field.hasDefaultValue()) {
                fields.add(new Schema.Field(field, of(field.schema())));
            }
        }
        if (later) {
            Schema text = Schema.create(Schema.Type.STRING);
            Schema none = Schema.create(Schema.Type.NULL);
            fields.add(0, new Schema.Field("addedText", text, "Added later.", "added"));
            fields.add(
                    new Schema.Field(
                            "addedOption",
                            Schema.createUnion(none, text),
                            "Added later.",
                            Schema.Field.NULL_DEFAULT_VALUE));
        }
        return Schema.createRecord(
                schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    private Schema symbols(Schema schema) {
        List<String> symbols = new ArrayList<>(schema.getEnumSymbols());
        if (later) {
            symbols.add(SYMBOL);
        } else {
            symbols.removeLast();
        }
        return Schema.createEnum(
                schema.getName(),
                schema.getDoc(),
                schema.getNamespace(),
                symbols,
                schema.getEnumDefault());
    }
}
