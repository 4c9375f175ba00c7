package io.tributary.web.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Chooses the requests that are traced: what a caller traces, up to a bound for each second, and a
 * share of what comes without a trace (W3C Trace Context; anything malformed is none). A caller's
 * {@code tracestate} is left at the door: it would go with every record of a group, also of those
 * that others brought.
 */
final class RequestSampling {

    private static final String HEADER = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final FromRequest FROM_REQUEST = new FromRequest();

    private final SamplingProperties properties;
    private final Clock clock;

    /** The second, and how many were taken in it: both in one number, changed at once. */
    private final AtomicLong taken = new AtomicLong();

    RequestSampling(SamplingProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** What the request's span belongs to; null if the request is not traced. */
    @Nullable Context choose(HttpHeaders headers) {
        if (headers.containsHeader(HEADER)) {
            Context context = W3C.extract(Context.root(), headers, FROM_REQUEST);
            SpanContext caller = Span.fromContext(context).getSpanContext();
            if (caller.isValid()) {
                return caller.isSampled() && takeForCaller() ? context : null;
            }
        }
        return ThreadLocalRandom.current().nextDouble() < properties.sampled()
                ? Context.root()
                : null;
    }

    private boolean takeForCaller() {
        long second = (clock.millis() / 1000) << 32;
        long now =
                taken.updateAndGet(
                        before -> ((before >>> 32) << 32) == second ? before + 1 : second + 1);
        return now - second <= properties.sampledForCallers();
    }

    private static final class FromRequest implements TextMapGetter<HttpHeaders> {

        @Override
        public Iterable<String> keys(HttpHeaders headers) {
            return headers.headerNames();
        }

        @Override
        public @Nullable String get(@Nullable HttpHeaders headers, String name) {
            return headers == null || !name.equals(HEADER) ? null : headers.getFirst(name);
        }
    }
}
