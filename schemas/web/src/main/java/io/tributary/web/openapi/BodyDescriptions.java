package io.tributary.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.JsonItems;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Describes the bodies that controllers read by hand. */
final class BodyDescriptions implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            if (type == JsonBody.class) {
                operation.setRequestBody(json(item(parameter)));
            } else if (type == JsonItems.class) {
                operation.setRequestBody(json(atLeastOne(item(parameter))));
            }
        }
        return operation;
    }

    private static RequestBody json(Schema<?> schema) {
        Content content =
                new Content().addMediaType("application/json", new MediaType().schema(schema));
        return new RequestBody().required(true).content(content);
    }

    private static Schema<?> atLeastOne(Schema<?> item) {
        Schema<Object> array = Schemas.arrayOf(item);
        array.setMinItems(1);
        return array;
    }

    private static Schema<?> item(MethodParameter parameter) {
        BodySchema stated = parameter.getParameterAnnotation(BodySchema.class);
        Schema<?> resolved = stated == null ? null : resolve(stated.value());
        return resolved == null ? Schemas.ofType("object") : resolved;
    }

    private static @Nullable Schema<?> resolve(Class<?> type) {
        return ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false))
                .schema;
    }
}
