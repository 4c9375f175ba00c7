package io.tributary.interaction.recording;

import io.tributary.interaction.journal.NewInteraction;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The interactions of one request, and the place where its verdicts will appear. */
record Submission(List<NewInteraction> items, long bytes, Sinks.One<Committed> outcome) {

    static Submission of(List<NewInteraction> items) {
        long bytes = items.stream().mapToLong(NewInteraction::bytes).sum();
        return new Submission(items, bytes, Sinks.one());
    }

    /**
     * The request's part of a committed group.
     *
     * @param verdicts one for each item, in order
     * @param announced completes when the answer may go out; shared by the whole group
     */
    record Committed(List<Verdict> verdicts, Mono<Void> announced) {}
}
