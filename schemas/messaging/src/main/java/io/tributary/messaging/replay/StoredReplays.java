package io.tributary.messaging.replay;

import io.tributary.events.Topic;
import io.tributary.messaging.audit.OperatorActions;
import io.tributary.messaging.step.ReplayableSteps;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Replays as rows; the loops of the slots find them there. */
final class StoredReplays implements Replays {

    private static final int RACES = 5;

    private final ReplayableSteps steps;
    private final ReplaySpan span;
    private final Tables tables;
    private final OperatorActions actions;
    private final TransactionalOperator transactions;
    private final Slots slots;

    StoredReplays(
            ReplayableSteps steps,
            ReplaySpan span,
            Tables tables,
            OperatorActions actions,
            TransactionalOperator transactions,
            Slots slots) {
        this.steps = steps;
        this.span = span;
        this.tables = tables;
        this.actions = actions;
        this.transactions = transactions;
        this.slots = slots;
    }

    /** The rows, as they are asked for and as they are worked on. */
    record Tables(ReplayTable known, RequestedReplays requested) {}

    /** Where replays run, and what is told of their ends. */
    record Slots(ReplayLoops loops, ReplayMeters meters) {}

    @Override
    public List<Topic<?>> topics() {
        return steps.topics();
    }

    @Override
    public Mono<UUID> start(StartReplay request) {
        return Mono.fromCallable(() -> span.of(request.topic(), request.from(), request.to()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(partitions -> insert(request, partitions))
                .doOnSuccess(_ -> slots.loops().wake());
    }

    @Override
    public Mono<Replay> find(UUID id) {
        return tables.known().find(id);
    }

    @Override
    public Mono<Boolean> cancel(UUID id, String requestedBy) {
        return tables.known()
                .find(id)
                .flatMap(known -> end(known, requestedBy).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<UUID> insert(StartReplay request, List<Replay.Partition> partitions) {
        int limit = slots.loops().slots();
        return tables.requested()
                .insert(request, limit)
                .switchIfEmpty(Mono.error(() -> new TooManyReplaysException(limit)))
                .flatMap(id -> write(id, request, partitions).thenReturn(id))
                .as(transactions::transactional)
                .retryWhen(Retry.max(RACES).filter(DuplicateKeyException.class::isInstance));
    }

    private Mono<Void> write(UUID id, StartReplay request, List<Replay.Partition> partitions) {
        return tables.requested()
                .insertPartitions(id, partitions)
                .then(Mono.defer(() -> actions.record(started(id, request))));
    }

    private Mono<Void> end(Replay known, String requestedBy) {
        return tables.known()
                .cancel(known.id())
                .flatMap(ended -> ended ? recordEnd(known, requestedBy) : Mono.empty())
                .as(transactions::transactional)
                .doOnNext(ended -> slots.meters().finished(known.topic(), ended))
                .then();
    }

    private Mono<Replay.Status> recordEnd(Replay known, String requestedBy) {
        return actions.record(
                        new OperatorActions.Action(
                                requestedBy, "replay.cancel", known.id().toString(), "", ""))
                .thenReturn(Replay.Status.CANCELLED);
    }

    private static OperatorActions.Action started(UUID id, StartReplay request) {
        return new OperatorActions.Action(
                request.requestedBy(),
                "replay.start",
                id.toString(),
                request.reason(),
                request.summary());
    }
}
