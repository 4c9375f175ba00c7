package io.tributary.web.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.tributary.web.problem.TraceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * A span for each sampled request, in its Reactor context under {@link Context}'s class and as the
 * trace of its problems. Any other request passes untouched: observations of every request would
 * cost a third of what the hot path can do.
 */
final class SampledRequestFilter implements WebFilter {

    private static final String ERROR_TYPE = "error.type";

    private final Tracer tracer;
    private final RequestSampling sampling;

    SampledRequestFilter(Tracer tracer, RequestSampling sampling) {
        this.tracer = tracer;
        this.sampling = sampling;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Context parent = sampling.choose(exchange.getRequest().getHeaders());
        return parent == null ? chain.filter(exchange) : traced(parent, exchange, chain);
    }

    private Mono<Void> traced(Context parent, ServerWebExchange exchange, WebFilterChain chain) {
        String method = exchange.getRequest().getMethod().name();
        Span span =
                tracer.spanBuilder(method)
                        .setSpanKind(SpanKind.SERVER)
                        .setParent(parent)
                        .setAttribute("http.request.method", method)
                        .startSpan();
        TraceId.set(exchange, span.getSpanContext().getTraceId());
        return chain.filter(exchange)
                .doOnSuccess(done -> end(span, exchange))
                .doOnError(error -> fail(span, exchange, error))
                .doOnCancel(() -> end(span, exchange))
                .contextWrite(context -> context.put(Context.class, parent.with(span)));
    }

    /** What becomes of the error is decided outside of all filters, and known when it is sent. */
    private static void fail(Span span, ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
            end(span, exchange);
        } else if (response.isCommitted()) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ERROR_TYPE, error.getClass().getName());
            end(span, exchange);
        } else {
            response.beforeCommit(() -> Mono.fromRunnable(() -> endFailed(span, exchange, error)));
        }
    }

    private static void endFailed(Span span, ServerWebExchange exchange, Throwable error) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status == null || status.is5xxServerError()) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ERROR_TYPE, error.getClass().getName());
        }
        end(span, exchange);
    }

    private static void end(Span span, ServerWebExchange exchange) {
        @Nullable Object route =
                exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (route != null) {
            span.updateName(exchange.getRequest().getMethod() + " " + route);
            span.setAttribute("http.route", route.toString());
        }
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status != null) {
            span.setAttribute("http.response.status_code", status.value());
        }
        span.end();
    }
}
