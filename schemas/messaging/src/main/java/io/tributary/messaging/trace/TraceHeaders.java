package io.tributary.messaging.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Traces as headers of records: {@code traceparent} and {@code tracestate} (W3C Trace Context). In
 * a Reactor context the OpenTelemetry {@link Context} stands under its own class.
 */
public final class TraceHeaders {

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final FromRecord FROM_RECORD = new FromRecord();

    private TraceHeaders() {}

    /** The Reactor context of work that this span covers; the same one for an invalid span. */
    public static reactor.util.context.Context within(
            Span span, reactor.util.context.Context reactor) {
        return span.getSpanContext().isValid()
                ? reactor.put(Context.class, Context.root().with(span))
                : reactor;
    }

    /** What a record that is sent within this context carries; empty where nothing is traced. */
    public static Map<String, String> of(ContextView context) {
        return context.hasKey(Context.class) ? of(context.get(Context.class)) : Map.of();
    }

    /** What a record that this span caused carries; empty for an invalid one. */
    public static Map<String, String> of(Span span) {
        return span.getSpanContext().isValid() ? of(Context.root().with(span)) : Map.of();
    }

    /** The span that sent a record; {@link SpanContext#getInvalid()} where none did. */
    public static SpanContext read(Headers headers) {
        return Span.fromContext(W3C.extract(Context.root(), headers, FROM_RECORD)).getSpanContext();
    }

    /** The span that a Reactor chain belongs to; {@link SpanContext#getInvalid()} without one. */
    public static SpanContext read(ContextView context) {
        return context.hasKey(Context.class)
                ? Span.fromContext(context.get(Context.class)).getSpanContext()
                : SpanContext.getInvalid();
    }

    private static Map<String, String> of(Context context) {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(context, headers, (carrier, name, text) -> headers.put(name, text));
        return headers;
    }

    private static final class FromRecord implements TextMapGetter<Headers> {

        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null
                    ? null
                    : new String(header.value(), UTF_8);
        }
    }
}
