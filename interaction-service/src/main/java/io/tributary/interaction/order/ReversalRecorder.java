package io.tributary.interaction.order;

import io.tributary.interaction.intake.Origin;
import io.tributary.interaction.intake.TypedInteractions;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.recording.InteractionIntake;
import io.tributary.interaction.recording.Verdict;
import io.tributary.interaction.type.InteractionData;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records what was taken back of a completed order, for the wallet that completed it. What each one
 * takes back is decided once, under the lock of the order; recording it may happen again.
 */
@Component
class ReversalRecorder {

    private final ShopOrders orders;
    private final ShopReversals reversals;
    private final InteractionIntake intake;
    private final TypedInteractions interactions;
    private final TransactionalOperator transaction;

    ReversalRecorder(
            ShopOrders orders,
            ShopReversals reversals,
            InteractionIntake intake,
            TypedInteractions interactions,
            TransactionalOperator transaction) {
        this.orders = orders;
        this.reversals = reversals;
        this.intake = intake;
        this.interactions = interactions;
        this.transaction = transaction;
    }

    Mono<Void> record(OrderStanding standing, Address wallet) {
        return reversals
                .of(standing.ref())
                .any(one -> one.is(StoredReversal.WAITING) || one.is(StoredReversal.COUNTED))
                .flatMap(any -> any ? count(standing).then(emit(standing, wallet)) : Mono.empty());
    }

    private Mono<Void> count(OrderStanding standing) {
        return orders.lock(standing.ref())
                .thenMany(reversals.of(standing.ref()))
                .collectList()
                .map(all -> ReversalCount.decide(standing.total(), all))
                .filter(decided -> !decided.isEmpty())
                .flatMap(decided -> reversals.write(standing.ref(), decided))
                .as(transaction::transactional);
    }

    private Mono<Void> emit(OrderStanding standing, Address wallet) {
        return Flux.defer(() -> reversals.of(standing.ref()))
                .filter(one -> one.is(StoredReversal.COUNTED))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(one -> emit(standing, wallet, one))
                .then();
    }

    private Mono<Void> emit(OrderStanding standing, Address wallet, StoredReversal reversal) {
        return intake.record(List.of(toInteraction(standing, wallet, reversal)))
                .flatMap(verdicts ->
                        reversals.recorded(standing.ref(), reversal, id(verdicts.getFirst())));
    }

    private NewInteraction toInteraction(
            OrderStanding standing, Address wallet, StoredReversal reversal) {
        Origin origin =
                new Origin(
                        reversal.source(),
                        reversal.occurredAt(),
                        standing.test() || reversal.test());
        return interactions.of(standing.ref().product(), wallet, data(standing, reversal), origin);
    }

    private static InteractionData data(OrderStanding standing, StoredReversal reversal) {
        String order = standing.ref().orderId();
        BigDecimal amount = reversal.amount();
        String currency = reversal.currency();
        return amount == null || currency == null
                ? new InteractionData.PurchaseCancelled(order)
                : new InteractionData.PurchaseRefunded(
                        order, reversal.reference(), new Money(amount, currency));
    }

    private static @Nullable InteractionId id(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> accepted.id();
            case Verdict.Duplicate duplicate -> duplicate.first();
            case Verdict.Rejected _ -> null;
        };
    }
}
