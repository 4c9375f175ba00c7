package io.tributary.interaction.recording;

import io.tributary.interaction.journal.NewInteraction;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Says what recording would answer, by doing it in a transaction of its own that is undone. Few at
 * once: while one runs, it holds the locks of its keys and products against the group commit, and a
 * connection.
 */
@Component
public class DryRuns {

    private static final int WAITING_PER_RUNNING = 8;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int TRIES = 200;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final GroupCommitter committer;
    private final Semaphore admitted;
    private final Semaphore running;

    DryRuns(GroupCommitter committer, RecordingProperties properties) {
        this.committer = committer;
        this.running = new Semaphore(properties.dryRunsAtOnce());
        this.admitted = new Semaphore(properties.dryRunsAtOnce() * (1 + WAITING_PER_RUNNING));
    }

    /**
     * One verdict for each item, in order; ids of what is accepted mean nothing.
     *
     * <p>Ends with 503 {@code overloaded} if too many run, or the database is away.
     */
    public Mono<List<Verdict>> decide(List<NewInteraction> items) {
        return items.isEmpty()
                ? Mono.just(List.of())
                : within(admitted, Mono.defer(() -> inTurn(items)))
                        .onErrorMap(NoRoom.class, full -> overloaded());
    }

    private Mono<List<Verdict>> inTurn(List<NewInteraction> items) {
        return Mono.defer(() -> within(running, committer.rehearse(items)))
                .retryWhen(
                        Retry.fixedDelay(TRIES, PAUSE)
                                .filter(NoRoom.class::isInstance)
                                .onRetryExhaustedThrow((spec, last) -> last.failure()))
                .map(Recorded::verdicts)
                .publishOn(Schedulers.parallel());
    }

    private static <T> Mono<T> within(Semaphore room, Mono<T> work) {
        return Mono.defer(() ->
                room.tryAcquire()
                        ? work.doFinally((SignalType end) -> room.release())
                        : Mono.error(new NoRoom()));
    }

    private static ProblemException overloaded() {
        return new ProblemException(
                Problem.of(CommonProblem.OVERLOADED, "too many dry runs"), RETRY_AFTER);
    }

    /** As many run, or wait, as may. */
    private static final class NoRoom extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoRoom() {
            super("dry run: no room", null, false, false);
        }
    }
}
