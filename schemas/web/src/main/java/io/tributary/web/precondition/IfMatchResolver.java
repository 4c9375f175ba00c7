package io.tributary.web.precondition;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@code If-Match}: one {@code *}, or entity tags, over any number of field lines. */
final class IfMatchResolver implements SyncHandlerMethodArgumentResolver {

    /** An entity tag and what separates it from the next; {@code etagc} of RFC 9110. */
    private static final Pattern TAG =
            Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*(?:,[ \\t,]*|$)");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return read(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.IF_MATCH));
    }

    static IfMatch read(List<String> lines) {
        if (lines.isEmpty()) {
            return IfMatch.ABSENT;
        }
        String field = String.join(",", lines).strip();
        return field.equals("*") ? IfMatch.ANY : new IfMatch(strong(field), false);
    }

    private static List<String> strong(String field) {
        List<String> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(field);
        int end = 0;
        while (end < field.length() && tag.region(end, field.length()).lookingAt()) {
            if (tag.group(1) == null) {
                tags.add(tag.group(2));
            }
            end = tag.end();
        }
        if (end < field.length() || field.isEmpty()) {
            throw wrong(field);
        }
        return tags;
    }

    private static RuntimeException wrong(String field) {
        return Problem.invalid(
                        List.of(new FieldProblem("If-Match", field, "* or the ETag of an answer")))
                .exception();
    }
}
