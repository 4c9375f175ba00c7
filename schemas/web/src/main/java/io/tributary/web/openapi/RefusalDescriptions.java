package io.tributary.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.JsonItems;
import io.tributary.web.precondition.IfMatch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/**
 * Lists the refusals that this module gives in a controller's name: what it depends on is what the
 * method takes. A controller states only those of its own.
 */
final class RefusalDescriptions implements OperationCustomizer {

    static final String PROBLEM = "Problem";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        TreeSet<Integer> statuses = new TreeSet<>(List.of(400, 406, 422, 503));
        if (takes(method, Caller.class::isAssignableFrom)) {
            statuses.addAll(List.of(401, 403, 404));
        }
        if (takes(method, type -> type == JsonBody.class || type == JsonItems.class)) {
            statuses.addAll(List.of(408, 413, 415));
        }
        if (takes(method, type -> type == IfMatch.class)) {
            statuses.addAll(List.of(412, 428));
            operation.addParametersItem(ifMatch());
        }
        ApiResponses responses = operation.getResponses();
        for (int status : statuses) {
            responses.putIfAbsent(Integer.toString(status), new ApiResponse());
        }
        responses.forEach(RefusalDescriptions::describe);
        return operation;
    }

    private static Parameter ifMatch() {
        return new HeaderParameter()
                .name("If-Match")
                .required(true)
                .description("The ETag of what was seen")
                .schema(Schemas.ofType("string"));
    }

    private static boolean takes(HandlerMethod method, Predicate<Class<?>> type) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> type.test(parameter.getParameterType()));
    }

    private static void describe(String status, ApiResponse response) {
        if (status.compareTo("400") < 0) {
            return;
        }
        if (response.getDescription() == null) {
            response.setDescription(HttpStatus.valueOf(Integer.parseInt(status)).getReasonPhrase());
        }
        MediaType problem = new MediaType().schema(Schemas.reference(PROBLEM));
        response.setContent(new Content().addMediaType("application/problem+json", problem));
    }

    /** RFC 9457, {@code traceId}, {@code errors}; some kinds add members of their own. */
    static Schema<Object> problem() {
        Schema<Object> text = Schemas.ofType("string");
        Map<String, Schema<?>> error = new LinkedHashMap<>();
        error.put("pointer", text);
        error.put("value", Schemas.orNull(text));
        error.put("expected", text);
        Map<String, Schema<?>> problem = new LinkedHashMap<>();
        problem.put("type", Schemas.text("^urn:tributary:problem:"));
        problem.put("title", text);
        problem.put("status", Schemas.ofType("integer"));
        problem.put("detail", text);
        problem.put("traceId", Schemas.text("^[0-9a-f]{32}$"));
        problem.put("errors", Schemas.arrayOf(Schemas.object(error, List.copyOf(error.keySet()))));
        return Schemas.object(problem, List.of("type", "title", "status", "traceId"));
    }
}
