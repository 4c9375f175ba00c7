package io.tributary.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/**
 * Lists {@code limit} and {@code cursor} where a controller takes a {@link PageRequest} or is
 * {@link Paged}.
 */
final class PageParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.hasMethodAnnotation(Paged.class)
                || Arrays.stream(method.getMethodParameters()).anyMatch(PageParameters::isPage)) {
            operation.addParametersItem(limit()).addParametersItem(cursor());
        }
        return operation;
    }

    private static boolean isPage(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    private static Parameter limit() {
        Schema<Object> schema = Schemas.ofType("integer");
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(PageRequest.MOST));
        schema.setDefault(PageRequest.DEFAULT);
        return parameter("limit", "How many items at the most", schema);
    }

    private static Parameter cursor() {
        return parameter("cursor", "The nextCursor of the part before", Schemas.ofType("string"));
    }

    private static Parameter parameter(String name, String description, Schema<?> schema) {
        return new QueryParameter()
                .name(name)
                .required(false)
                .description(description)
                .schema(schema);
    }
}
