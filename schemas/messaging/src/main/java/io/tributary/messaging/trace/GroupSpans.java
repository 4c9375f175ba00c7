package io.tributary.messaging.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Collection;
import java.util.List;

/**
 * Spans of work that is done for many at once: one for the whole group, in the trace of the first
 * that is sampled, linked to all others. Costs nothing where none is.
 */
public final class GroupSpans {

    private final Tracer tracer;

    public GroupSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * Begins the span of a group; {@link Span#getInvalid()} where none of the causes is sampled.
     * Whoever begins it ends it.
     */
    public Span start(String name, Collection<SpanContext> causes) {
        List<SpanContext> sampled = causes.stream().filter(SpanContext::isSampled).toList();
        if (sampled.isEmpty()) {
            return Span.getInvalid();
        }
        Context parent = Context.root().with(Span.wrap(sampled.getFirst()));
        SpanBuilder span = tracer.spanBuilder(name).setParent(parent);
        sampled.stream().skip(1).distinct().forEach(span::addLink);
        return span.startSpan();
    }
}
