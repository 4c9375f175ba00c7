package io.tributary.interaction.order;

import io.tributary.interaction.analytics.Correlations;
import io.tributary.interaction.intake.Origin;
import io.tributary.interaction.intake.TypedInteractions;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.recording.InteractionIntake;
import io.tributary.interaction.type.InteractionData;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.Money;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes one interaction of an order and its wallet. It may look at an order any number of times, on
 * any instance: the group commit takes an order once, whatever the source, and what it says then is
 * what is noted here.
 */
@Component
class OrderJoiner {

    private static final int AT_ONCE = 4;

    private final ShopOrders orders;
    private final OrderChecks checks;
    private final ReversalRecorder reversals;
    private final InteractionIntake intake;
    private final TypedInteractions interactions;
    private final Correlations correlations;

    OrderJoiner(
            ShopOrders orders,
            OrderChecks checks,
            ReversalRecorder reversals,
            InteractionIntake intake,
            TypedInteractions interactions,
            Correlations correlations) {
        this.orders = orders;
        this.checks = checks;
        this.reversals = reversals;
        this.intake = intake;
        this.interactions = interactions;
        this.correlations = correlations;
    }

    /** Does all that these changes make possible, and owes them no more. */
    Mono<Void> look(List<OrderCheck> owed) {
        return owed.isEmpty()
                ? Mono.empty()
                : checks.orders(owed)
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .flatMap(this::settle, AT_ONCE)
                        .then(checks.done(owed.stream().map(OrderCheck::id).toList()));
    }

    /** Does all that is possible for an order now. */
    Mono<Void> settle(OrderRef ref) {
        return orders.find(ref).flatMap(this::complete).flatMap(this::join);
    }

    private Mono<OrderStanding> complete(OrderStanding standing) {
        Address wallet = standing.wallet();
        Money total = standing.total();
        if (!standing.isComplete() || wallet == null || total == null) {
            return Mono.just(standing);
        }
        return ids(standing)
                .map(ids -> toPurchase(standing, wallet, total).withAnalytics(ids))
                .flatMap(purchase -> intake.record(List.of(purchase)))
                .then(Mono.defer(() -> orders.find(standing.ref())));
    }

    /** A shop's webhook knows nothing of the visit; the claim may. */
    private Mono<Analytics> ids(OrderStanding standing) {
        InteractionId claim = standing.claim();
        return claim == null ? Mono.just(Analytics.NONE) : correlations.ofClaim(claim);
    }

    private Mono<Void> join(OrderStanding standing) {
        OrderStanding.Completion completion = standing.completion();
        return completion == null
                ? Mono.empty()
                : orders.join(standing.ref(), completion)
                        .then(reversals.record(standing, completion.wallet()));
    }

    private NewInteraction toPurchase(OrderStanding standing, Address wallet, Money total) {
        return interactions.of(
                standing.ref().product(),
                wallet,
                new InteractionData.PurchaseCompleted(standing.ref().orderId(), total),
                new Origin(standing.source(), standing.occurredAt(), standing.test()));
    }
}
