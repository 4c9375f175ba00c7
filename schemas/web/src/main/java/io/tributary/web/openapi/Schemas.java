package io.tributary.web.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;

/** Schemas as OpenAPI 3.1 writes them: JSON Schema 2020-12, where null is a type. */
final class Schemas {

    /** An address as we write it. */
    static final String ADDRESS = "^0x[0-9a-f]{40}$";

    /** As clients may write it; what no pattern can say is that mixed case is a checksum. */
    private static final String ADDRESS_TAKEN = "^0[xX][0-9a-fA-F]{40}$";

    private Schemas() {}

    static Schema<Object> ofType(String type) {
        JsonSchema schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    /** What is null or as the schema says. */
    static Schema<?> orNull(Schema<?> schema) {
        if (isNullable(schema)) {
            return schema;
        }
        JsonSchema either = new JsonSchema();
        either.setAnyOf(List.of(schema, ofType("null")));
        return either;
    }

    private static boolean isNullable(Schema<?> schema) {
        return schema.getAnyOf() != null
                && schema.getAnyOf().stream()
                        .anyMatch(part ->
                                part.getTypes() != null && part.getTypes().contains("null"));
    }

    /** What is read where the schema's value is written. */
    static Schema<?> taken(Schema<?> written) {
        return ADDRESS.equals(written.getPattern()) ? text(ADDRESS_TAKEN) : written;
    }

    static Schema<Object> text(String pattern) {
        Schema<Object> schema = ofType("string");
        schema.setPattern(pattern);
        return schema;
    }

    static Schema<Object> arrayOf(Schema<?> item) {
        Schema<Object> schema = ofType("array");
        schema.setItems(item);
        return schema;
    }

    static Schema<Object> object(Map<String, Schema<?>> properties, List<String> required) {
        Schema<Object> schema = ofType("object");
        properties.forEach(schema::addProperty);
        schema.setRequired(required);
        return schema;
    }

    static Schema<Object> reference(String name) {
        JsonSchema schema = new JsonSchema();
        schema.set$ref("#/components/schemas/" + name);
        return schema;
    }
}
