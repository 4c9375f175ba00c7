package io.tributary.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/**
 * Parameters of paths and queries are texts unless their schema says otherwise, and addresses come
 * in any case.
 */
final class ParameterSchemas implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getParameters() != null) {
            operation
                    .getParameters()
                    .forEach(parameter -> parameter.setSchema(taken(parameter.getSchema())));
        }
        return operation;
    }

    private static Schema<?> taken(@Nullable Schema<?> written) {
        if (written == null) {
            return Schemas.ofType("string");
        }
        if (written.getTypes() == null && written.get$ref() == null) {
            written.addType("string");
        }
        return Schemas.taken(written);
    }
}
