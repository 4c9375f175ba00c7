package io.tributary.interaction.reversal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.intake.Origin;
import io.tributary.interaction.intake.TypedInteractions;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.interaction.recording.InteractionIntake;
import io.tributary.interaction.recording.Verdict;
import io.tributary.interaction.type.InteractionData;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records what was taken back of a completed order, for the wallet that completed it. What each one
 * takes back is decided once, under the lock of the order; recording it may happen again.
 */
@Component
public class ReversalRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(ReversalRecorder.class);

    private final ShopReversals reversals;
    private final InteractionIntake intake;
    private final TypedInteractions interactions;
    private final TransactionalOperator transaction;
    private final Counter refusals;

    ReversalRecorder(
            ShopReversals reversals,
            InteractionIntake intake,
            TypedInteractions interactions,
            TransactionalOperator transaction,
            MeterRegistry meters) {
        this.reversals = reversals;
        this.intake = intake;
        this.interactions = interactions;
        this.transaction = transaction;
        this.refusals =
                meters.counter(
                        InteractionMeter.ORDERS_REFUSED.getName(),
                        InteractionMeter.WhatKey.WHAT.asString(),
                        "reversal");
    }

    /** Records those that are not recorded yet; ends with an error if some may be later. */
    public Mono<Void> record(CompletedOrder order) {
        return reversals
                .of(order.ref())
                .any(one -> one.state().waits() || one.state() == ReversalState.COUNTED)
                .flatMap(any -> any ? count(order).then(emit(order)) : Mono.empty());
    }

    private Mono<Void> count(CompletedOrder order) {
        return reversals
                .lock(order.ref())
                .then(Mono.defer(() -> decide(order)))
                .filter(decided -> !decided.isEmpty())
                .flatMap(decided -> reversals.write(order.ref(), decided))
                .as(transaction::transactional);
    }

    private Mono<List<StoredReversal>> decide(CompletedOrder order) {
        return reversals
                .interactions(order)
                .zipWhen(recorded -> reversals.of(order.ref()).collectList())
                .map(both -> ReversalCount.decide(order.total(), both.getT1(), both.getT2()));
    }

    /* One that fails does not keep the others from being recorded. */
    private Mono<Void> emit(CompletedOrder order) {
        return Flux.defer(() -> reversals.of(order.ref()))
                .filter(one -> one.state() == ReversalState.COUNTED)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMapDelayError(one -> emit(order, one))
                .then();
    }

    private Mono<Void> emit(CompletedOrder order, StoredReversal reversal) {
        return data(order, reversal)
                .map(data -> toInteraction(order, reversal, data))
                .map(interaction -> record(order, reversal, interaction))
                .orElseGet(() -> refuse(order, reversal, "no amount of money"));
    }

    private Mono<Void> record(
            CompletedOrder order, StoredReversal reversal, NewInteraction interaction) {
        return intake.record(List.of(interaction))
                .flatMap(verdicts -> settle(order, reversal, verdicts.getFirst()));
    }

    private Mono<Void> settle(CompletedOrder order, StoredReversal reversal, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted ->
                    reversals.recorded(order.ref(), reversal, accepted.id());
            case Verdict.Duplicate duplicate ->
                    reversals.recorded(order.ref(), reversal, duplicate.first());
            case Verdict.Rejected rejected ->
                    rejected.retryAfter() == null
                            ? refuse(order, reversal, rejected.problem().type().code())
                            : Mono.error(rejected.exception());
        };
    }

    private Mono<Void> refuse(CompletedOrder order, StoredReversal reversal, String why) {
        LOG.error(
                "product {}: {} {} of order {} cannot be recorded: {}",
                order.ref().product(),
                reversal.kind().word(),
                reversal.reference(),
                order.ref().orderId(),
                why);
        refusals.increment();
        return reversals.refused(order.ref(), reversal);
    }

    private NewInteraction toInteraction(
            CompletedOrder order, StoredReversal reversal, InteractionData data) {
        Origin origin = new Origin(reversal.source(), reversal.occurredAt(), order.test());
        return interactions.of(order.ref().product(), order.wallet(), data, origin);
    }

    private static Optional<InteractionData> data(CompletedOrder order, StoredReversal reversal) {
        String id = order.ref().orderId();
        return switch (reversal.kind()) {
            case CANCELLATION -> Optional.of(new InteractionData.PurchaseCancelled(id));
            case REFUND, REST ->
                    reversal.money()
                            .map(money ->
                                    new InteractionData.PurchaseRefunded(
                                            id, reversal.reference(), money));
        };
    }
}
