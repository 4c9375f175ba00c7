package io.tributary.interaction.recording;

import io.r2dbc.spi.R2dbcException;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.messaging.SqlFailure;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Commits one group, whatever is in it: tries again after what passes by itself, and halves a group
 * that a value breaks, in order, until that item is alone and refused.
 */
@Component
class GroupCommitter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final InteractionRecorder recorder;
    private final RecordingProperties properties;
    private final Clock clock;

    GroupCommitter(InteractionRecorder recorder, RecordingProperties properties, Clock clock) {
        this.recorder = recorder;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Records the items.
     *
     * <p>Ends with 503 while the database is away; part of the items may be stored then, and
     * sending them again is safe.
     */
    Mono<Recorded> commit(List<NewInteraction> items) {
        return decide(items, recorder::record);
    }

    /**
     * Says what {@link #commit} would do and does nothing. Where a value breaks the group, the
     * halves do not see each other.
     */
    Mono<Recorded> rehearse(List<NewInteraction> items) {
        return decide(items, recorder::rehearse);
    }

    private Mono<Recorded> decide(
            List<NewInteraction> items, Function<Group, Mono<Recorded>> transaction) {
        return transact(transaction.apply(Group.of(items, clock.instant())))
                .onErrorResume(failed -> recover(items, failed, transaction));
    }

    private Mono<Recorded> transact(Mono<Recorded> transaction) {
        return transaction
                .timeout(properties.commitTimeout())
                .retryWhen(
                        Retry.backoff(properties.retries(), FIRST_PAUSE)
                                .maxBackoff(LONGEST_PAUSE)
                                .filter(GroupCommitter::passes)
                                .onRetryExhaustedThrow((spec, last) -> last.failure()));
    }

    private Mono<Recorded> recover(
            List<NewInteraction> items,
            Throwable failed,
            Function<Group, Mono<Recorded>> transaction) {
        return switch (SqlFailure.of(failed)) {
            case CONTENT ->
                    items.size() == 1
                            ? Mono.just(refuse(items.getFirst(), failed))
                            : split(items, transaction);
            case CONFLICT, UNAVAILABLE -> Mono.error(away(failed));
            case OTHER -> Mono.error(failed);
        };
    }

    private Mono<Recorded> split(
            List<NewInteraction> items, Function<Group, Mono<Recorded>> transaction) {
        int half = items.size() / 2;
        List<NewInteraction> later = items.subList(half, items.size());
        return decide(items.subList(0, half), transaction)
                .flatMap(first -> decide(later, transaction).map(first::and));
    }

    private static boolean passes(Throwable failed) {
        SqlFailure failure = SqlFailure.of(failed);
        return failure == SqlFailure.CONFLICT || failure == SqlFailure.UNAVAILABLE;
    }

    /* The exception's message may quote the value, so only its SQLSTATE is logged. */
    private static Recorded refuse(NewInteraction item, Throwable why) {
        LOG.warn(
                "interaction {} of product {} cannot be stored: SQLSTATE {}",
                item.id(),
                item.product(),
                sqlState(why));
        FieldProblem error = new FieldProblem("", null, "values that can be stored");
        return Recorded.nothing(new Verdict.Rejected(Problem.invalid(List.of(error))));
    }

    private static String sqlState(Throwable why) {
        return NestedExceptionUtils.getMostSpecificCause(why) instanceof R2dbcException sql
                ? String.valueOf(sql.getSqlState())
                : "unknown";
    }

    private static ProblemException away(Throwable why) {
        LOG.warn("a group cannot be recorded now: {}", why.toString());
        return new ProblemException(
                Problem.of(CommonProblem.OVERLOADED, "the interactions cannot be stored now"),
                RETRY_AFTER);
    }
}
