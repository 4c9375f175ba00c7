package io.tributary.web.openapi;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What JSpecify says of a record's components: one that is never null is always there, another may
 * be null.
 */
final class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        Schema<?> defined = schema == null ? null : defined(schema, context);
        if (java != null && java.getRawClass().isRecord() && defined != null) {
            describe(defined, java.getRawClass().getRecordComponents());
        }
        return schema;
    }

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    private static @Nullable Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels()
                        .get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    @SuppressWarnings("rawtypes") // Swagger's own type.
    private static void describe(Schema<?> schema, RecordComponent[] components) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null || schema.getRequired() != null) {
            return;
        }
        List<String> required = new ArrayList<>();
        for (RecordComponent component : components) {
            String name = component.getName();
            if (properties.containsKey(name)) {
                Schema<?> property = described(component, properties.get(name));
                property.setName(name);
                properties.put(name, property);
                if (!isNullable(component)) {
                    required.add(name);
                }
            }
        }
        schema.setRequired(required);
    }

    /** JSON as it is, whatever holds it here, is an object in all our answers. */
    private static Schema<?> described(RecordComponent component, Schema<?> found) {
        boolean isJson =
                component.getType() == JsonNode.class
                        || component.getAccessor().isAnnotationPresent(JsonRawValue.class);
        Schema<?> schema = isJson ? Schemas.ofType("object") : found;
        return isNullable(component) ? Schemas.orNull(schema) : schema;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
