package io.tributary.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.JsonItems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the bodies that controllers read by hand. */
final class BodyDescriptions implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            if (type == JsonBody.class && method.hasMethodAnnotation(PatchMapping.class)) {
                describe(operation, mergePatch(item(parameter)));
            } else if (type == JsonBody.class) {
                describe(operation, json(item(parameter)));
            } else if (type == JsonItems.class) {
                describe(operation, lines(json(items(item(parameter)))));
            }
        }
        return operation;
    }

    private static void describe(Operation operation, RequestBody body) {
        operation.setRequestBody(body);
        Schema<Object> coding = Schemas.ofType("string");
        coding.setEnum(List.of("gzip", "zstd", "identity"));
        operation.addParametersItem(
                new Parameter()
                        .in("header")
                        .name("Content-Encoding")
                        .description("How the body is compressed")
                        .schema(coding));
    }

    /** One object a line is no JSON value, so all that can be said of it is that it is text. */
    private static RequestBody lines(RequestBody body) {
        body.getContent()
                .addMediaType(
                        "application/x-ndjson", new MediaType().schema(Schemas.ofType("string")));
        return body;
    }

    /**
     * RFC 7396: what is left out stays, null takes away or is the default again; plain JSON is read
     * as the same.
     */
    private static RequestBody mergePatch(Schema<?> schema) {
        schema.setRequired(null);
        if (schema.getProperties() != null) {
            schema.getProperties().replaceAll((name, part) -> removable(part));
        }
        RequestBody body = json(schema);
        Content content = body.getContent();
        content.addMediaType("application/merge-patch+json", content.get("application/json"));
        return body;
    }

    /** So are members of any name, where a part is a map. */
    private static Schema<?> removable(Schema<?> part) {
        if (part.getAdditionalProperties() instanceof Schema<?> member) {
            part.setAdditionalProperties(Schemas.orNull(member));
        }
        return Schemas.orNull(part);
    }

    private static RequestBody json(Schema<?> schema) {
        Content content =
                new Content().addMediaType("application/json", new MediaType().schema(schema));
        return new RequestBody().required(true).content(content);
    }

    private static Schema<?> items(Schema<?> item) {
        Schema<Object> array = Schemas.arrayOf(item);
        array.setMinItems(1);
        array.setMaxItems(JsonItems.MOST);
        return array;
    }

    private static Schema<?> item(MethodParameter parameter) {
        BodySchema stated = parameter.getParameterAnnotation(BodySchema.class);
        Schema<?> resolved = stated == null ? null : resolve(stated.value());
        return resolved == null ? Schemas.ofType("object") : resolved;
    }

    private static @Nullable Schema<?> resolve(Class<?> type) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true)
                        .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false));
        return resolved.schema == null ? null : inlined(resolved.schema, resolved);
    }

    /**
     * As it is taken, with its parts in place of references: they are in no answer, so nobody lists
     * them.
     */
    private static Schema<?> inlined(Schema<?> schema, ResolvedSchema all) {
        String reference = schema.get$ref();
        if (reference != null) {
            Schema<?> part =
                    all.referencedSchemas.get(reference.substring(reference.lastIndexOf('/') + 1));
            return part == null ? schema : inlined(part, all);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().replaceAll((name, part) -> inlined(part, all));
        }
        if (schema.getAnyOf() != null) {
            var either = new ArrayList<>(schema.getAnyOf());
            either.replaceAll(part -> inlined(part, all));
            schema.setAnyOf(either);
        }
        return Schemas.taken(schema);
    }
}
