package io.tributary.web.openapi;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Addresses come in any case in paths and queries too. */
final class AddressParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getSchema() != null)
                    .forEach(
                            parameter -> parameter.setSchema(Schemas.taken(parameter.getSchema())));
        }
        return operation;
    }
}
