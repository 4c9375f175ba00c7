package io.tributary.web.paging;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@code limit} and {@code cursor}. */
final class PageRequestResolver implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return read(exchange.getRequest().getQueryParams());
    }

    static PageRequest read(MultiValueMap<String, String> query) {
        List<FieldProblem> errors = new ArrayList<>();
        int limit = limit(query, errors);
        Cursor after = cursor(query, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
        return new PageRequest(limit, after);
    }

    private static int limit(MultiValueMap<String, String> query, List<FieldProblem> errors) {
        if (!query.containsKey("limit")) {
            return PageRequest.DEFAULT;
        }
        String text = only(query, "limit");
        if (text != null
                && text.matches("[1-9][0-9]{0,2}")
                && Integer.parseInt(text) <= PageRequest.MOST) {
            return Integer.parseInt(text);
        }
        errors.add(new FieldProblem("limit", text, "1.." + PageRequest.MOST));
        return PageRequest.DEFAULT;
    }

    private static @Nullable Cursor cursor(
            MultiValueMap<String, String> query, List<FieldProblem> errors) {
        if (!query.containsKey("cursor")) {
            return null;
        }
        String text = only(query, "cursor");
        try {
            return Cursor.decode(text == null ? "" : text);
        } catch (IllegalArgumentException wrong) {
            errors.add(new FieldProblem("cursor", text, "the nextCursor of an answer"));
            return null;
        }
    }

    private static @Nullable String only(MultiValueMap<String, String> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : null;
    }
}
