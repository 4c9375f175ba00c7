package io.tributary.interaction.recording;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.messaging.trace.TraceHeaders;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Hands the interactions of a request to the group commit and waits for their verdicts. */
@Component
public class InteractionIntake {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final SubmissionQueue queue;
    private final Duration patience;
    private final Counter turnedAway;
    private final ObjectProvider<CommittedClaims> followers;

    InteractionIntake(
            SubmissionQueue queue,
            RecordingProperties properties,
            MeterRegistry meters,
            ObjectProvider<CommittedClaims> followers) {
        this.followers = followers;
        this.queue = queue;
        this.patience = properties.answerTimeout();
        this.turnedAway = meters.counter(InteractionMeter.TURNED_AWAY.getName());
        meters.gauge(InteractionMeter.WAITING.getName(), queue, SubmissionQueue::size);
    }

    /**
     * One verdict for each item, in order, once they are durable; all items of a request are in one
     * group.
     *
     * <p>Ends with 503 {@code overloaded} if there is no room, the database is away, or it takes
     * too long; whatever is stored then is a duplicate when it comes again.
     */
    public Mono<List<Verdict>> record(List<NewInteraction> items) {
        return Mono.deferContextual(
                        context -> submit(Submission.of(items, TraceHeaders.read(context))))
                .publishOn(Schedulers.parallel())
                .flatMap(committed -> committed.announced().thenReturn(committed.verdicts()))
                .flatMap(verdicts -> follow(items).thenReturn(verdicts));
    }

    private Mono<Void> follow(List<NewInteraction> items) {
        List<NewInteraction> claims =
                items.stream().filter(item -> item.checkout() != null).toList();
        return claims.isEmpty()
                ? Mono.empty()
                : Flux.fromStream(followers::stream).concatMap(one -> one.follow(claims)).then();
    }

    private Mono<Submission.Committed> submit(Submission submission) {
        if (submission.items().isEmpty()) {
            return Mono.just(new Submission.Committed(List.of(), Mono.empty()));
        }
        if (queue.offer(submission)) {
            return submission
                    .outcome()
                    .asMono()
                    .timeout(patience, Mono.error(InteractionIntake::late));
        }
        turnedAway.increment(submission.items().size());
        return Mono.error(overloaded("too many interactions wait"));
    }

    private static ProblemException late() {
        return overloaded("the interactions were not stored in time");
    }

    private static ProblemException overloaded(String detail) {
        return new ProblemException(Problem.of(CommonProblem.OVERLOADED, detail), RETRY_AFTER);
    }
}
