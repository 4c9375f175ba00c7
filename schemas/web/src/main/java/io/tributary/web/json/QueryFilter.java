package io.tributary.web.json;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses NUL in a query as it is refused in a body: PostgreSQL takes it nowhere. */
final class QueryFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String query = exchange.getRequest().getURI().getRawQuery();
        if (query == null || !query.contains("%00")) {
            return chain.filter(exchange);
        }
        List<FieldProblem> errors =
                exchange.getRequest().getQueryParams().entrySet().stream()
                        .filter(parameter ->
                                parameter.getValue().stream().anyMatch(QueryFilter::hasNul))
                        .map(parameter ->
                                new FieldProblem(parameter.getKey(), null, "text without NUL"))
                        .toList();
        return Mono.error(Problem.invalid(errors).exception());
    }

    private static boolean hasNul(@Nullable String value) {
        return value != null && value.indexOf('\0') >= 0;
    }
}
