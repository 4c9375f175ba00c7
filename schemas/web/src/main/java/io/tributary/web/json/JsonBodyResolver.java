package io.tributary.web.json;

import io.tributary.web.body.RequestBytes;
import io.tributary.web.limit.Allowance;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Gives a controller the body it asks for as {@link JsonBody} or {@link JsonItems}. */
final class JsonBodyResolver implements HandlerMethodArgumentResolver {

    private static final List<MediaType> LINES =
            List.of(MediaType.APPLICATION_NDJSON, MediaType.parseMediaType("application/ndjson"));
    private static final List<MediaType> ITEMS =
            Stream.concat(Stream.of(MediaType.APPLICATION_JSON), LINES.stream()).toList();

    private final StrictJson json;

    JsonBodyResolver(StrictJson json) {
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == JsonBody.class
                || parameter.getParameterType() == JsonItems.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        MaxBody stated = parameter.getParameterAnnotation(MaxBody.class);
        if (parameter.getParameterType() == JsonBody.class) {
            int limit = stated == null ? MaxBody.DEFAULT_BYTES : stated.value();
            return json.readBytes(exchange, limit).map(this::toObject);
        }
        int limit = stated == null ? JsonItems.DEFAULT_BYTES : stated.value();
        return RequestBytes.read(exchange, limit, ITEMS)
                .map(bytes -> isLines(exchange) ? toLines(bytes) : toItems(bytes))
                .map(items -> counted(items, exchange));
    }

    private JsonBody toObject(byte[] bytes) {
        if (json.parse(bytes) instanceof ObjectNode object) {
            return new JsonBody(object, "", new ArrayList<>(), bytes.length);
        }
        throw notOf("an object");
    }

    private JsonItems toItems(byte[] bytes) {
        List<JsonItems.Item> items = json.parseItems(bytes);
        if (items == null || items.isEmpty()) {
            throw notOf("an array of one or more");
        }
        return new JsonItems(items);
    }

    /* The request was counted as one when it came in. */
    private static JsonItems counted(JsonItems items, ServerWebExchange exchange) {
        Allowance allowance = Allowance.of(exchange);
        if (allowance != null && items.size() > 1) {
            allowance.take(Math.min(items.size(), Allowance.MOST) - 1);
        }
        return items;
    }

    private static boolean isLines(ServerWebExchange exchange) {
        return RequestBytes.typeOf(exchange.getRequest().getHeaders(), LINES) != null;
    }

    private JsonItems toLines(byte[] bytes) {
        List<JsonItems.Item> items = json.parseLines(bytes);
        if (items.isEmpty()) {
            throw notOf("one or more lines");
        }
        return new JsonItems(items);
    }

    private static RuntimeException notOf(String expected) {
        return Problem.invalid(List.of(new FieldProblem("", null, expected))).exception();
    }
}
