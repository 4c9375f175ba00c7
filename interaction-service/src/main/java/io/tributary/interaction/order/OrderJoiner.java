package io.tributary.interaction.order;

import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.recording.CommittedClaims;
import io.tributary.interaction.reversal.OrderRef;
import io.tributary.interaction.reversal.ReversalRecorder;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes one interaction of an order and its wallet. It may look at an order any number of times, on
 * any instance: the group commit takes an order once, whatever the source, and what it says then is
 * what is noted here.
 */
@Component
class OrderJoiner implements CommittedClaims {

    private static final Logger LOG = LoggerFactory.getLogger(OrderJoiner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 4;

    private final ShopOrders orders;
    private final OrderChecks checks;
    private final OrderPurchases purchases;
    private final ReversalRecorder reversals;

    OrderJoiner(
            ShopOrders orders,
            OrderChecks checks,
            OrderPurchases purchases,
            ReversalRecorder reversals) {
        this.orders = orders;
        this.checks = checks;
        this.purchases = purchases;
        this.reversals = reversals;
    }

    /** Joins the orders that a request's claims complete; the sweep does what fails here. */
    @Override
    public Mono<Void> follow(List<NewInteraction> claims) {
        List<OrderCheck> owed =
                claims.stream().flatMap(item -> OrderCheck.of(item).stream()).toList();
        return look(owed).timeout(PATIENCE).onErrorResume(OrderJoiner::leave);
    }

    /** Does all that these changes make possible, and owes them no more. */
    Mono<Void> look(List<OrderCheck> owed) {
        return owed.isEmpty()
                ? Mono.empty()
                : checks.orders(owed)
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .flatMapDelayError(this::settle, AT_ONCE, AT_ONCE)
                        .then(checks.done(owed.stream().map(OrderCheck::id).toList()));
    }

    /** Does all that is possible for an order now; whether it is completed. */
    Mono<Boolean> settle(OrderRef ref) {
        return orders.find(ref)
                .flatMap(purchases::complete)
                .flatMap(this::join)
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> join(OrderStanding standing) {
        OrderStanding.Completion completion = standing.completion();
        return completion == null
                ? Mono.just(false)
                : orders.join(standing.ref(), completion)
                        .then(reversals.record(standing.completedBy(completion)))
                        .then(checks.done(List.of(completion.interaction().value())))
                        .thenReturn(true);
    }

    private static Mono<Void> leave(Throwable failed) {
        LOG.debug("claims are left to the sweep: {}", failed.toString());
        return Mono.empty();
    }
}
