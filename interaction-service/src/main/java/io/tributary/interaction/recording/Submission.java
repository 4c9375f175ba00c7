package io.tributary.interaction.recording;

import io.opentelemetry.api.trace.SpanContext;
import io.tributary.interaction.journal.NewInteraction;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The interactions of one request, and the place where its verdicts will appear.
 *
 * @param request its span; an invalid one if it is not traced
 */
record Submission(
        List<NewInteraction> items, long bytes, SpanContext request, Sinks.One<Committed> outcome) {

    static Submission of(List<NewInteraction> items, SpanContext request) {
        long bytes = items.stream().mapToLong(NewInteraction::bytes).sum();
        return new Submission(items, bytes, request, Sinks.one());
    }

    /**
     * The request's part of a committed group.
     *
     * @param verdicts one for each item, in order
     * @param announced completes when the answer may go out; shared by the whole group
     */
    record Committed(List<Verdict> verdicts, Mono<Void> announced) {}
}
