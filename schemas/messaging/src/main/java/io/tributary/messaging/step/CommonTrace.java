package io.tributary.messaging.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.SpanContext;
import io.tributary.messaging.trace.TraceHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Header;

/**
 * The trace that outcomes go on with where this service records none. A handler does not say which
 * record caused which outcome, so they carry one only where all records of the transaction came
 * with the same.
 */
final class CommonTrace {

    private static final String HEADER = "traceparent";

    private CommonTrace() {}

    /** The spans that sent the records. */
    static List<SpanContext> spansOf(List<? extends Received<?>> records) {
        return records.stream()
                .map(record -> TraceHeaders.read(record.source().headers()))
                .toList();
    }

    static Map<String, String> of(List<? extends Received<?>> records) {
        Set<String> traces = new HashSet<>();
        for (Received<?> record : records) {
            Header header = record.source().headers().lastHeader(HEADER);
            traces.add(header == null ? "" : new String(header.value(), UTF_8));
            if (traces.size() > 1 || traces.contains("")) {
                return Map.of();
            }
        }
        return traces.isEmpty() ? Map.of() : Map.of(HEADER, traces.iterator().next());
    }
}
