package io.tributary.web.json;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives a controller the body it asks for as {@link JsonBody} or {@link JsonArrayBody}. */
final class JsonBodyResolver implements HandlerMethodArgumentResolver {

    private final StrictJson json;

    JsonBodyResolver(StrictJson json) {
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == JsonBody.class
                || parameter.getParameterType() == JsonArrayBody.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        MaxBody stated = parameter.getParameterAnnotation(MaxBody.class);
        Mono<JsonNode> body =
                json.read(exchange, stated == null ? MaxBody.DEFAULT_BYTES : stated.value());
        return parameter.getParameterType() == JsonBody.class
                ? body.map(JsonBodyResolver::toObject)
                : body.map(JsonBodyResolver::toArray);
    }

    private static JsonBody toObject(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new JsonBody(object, "", new ArrayList<>());
        }
        throw notOf("an object");
    }

    private static JsonArrayBody toArray(JsonNode node) {
        if (node instanceof ArrayNode array) {
            return JsonArrayBody.of(array);
        }
        throw notOf("an array");
    }

    private static RuntimeException notOf(String expected) {
        return Problem.invalid(List.of(new FieldProblem("", null, expected))).exception();
    }
}
