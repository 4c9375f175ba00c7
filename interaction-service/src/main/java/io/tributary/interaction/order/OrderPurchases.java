package io.tributary.interaction.order;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.analytics.Correlations;
import io.tributary.interaction.intake.Origin;
import io.tributary.interaction.intake.TypedInteractions;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.interaction.recording.InteractionIntake;
import io.tributary.interaction.recording.Verdict;
import io.tributary.interaction.type.InteractionData;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.Money;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records the purchase of an order whose two sides are there. */
@Component
class OrderPurchases {

    private static final Logger LOG = LoggerFactory.getLogger(OrderPurchases.class);

    private final ShopOrders orders;
    private final InteractionIntake intake;
    private final TypedInteractions interactions;
    private final Correlations correlations;
    private final Counter refusals;

    OrderPurchases(
            ShopOrders orders,
            InteractionIntake intake,
            TypedInteractions interactions,
            Correlations correlations,
            MeterRegistry meters) {
        this.orders = orders;
        this.intake = intake;
        this.interactions = interactions;
        this.correlations = correlations;
        this.refusals =
                meters.counter(
                        InteractionMeter.ORDERS_REFUSED.getName(),
                        InteractionMeter.WhatKey.WHAT.asString(),
                        "order");
    }

    /** How the order stands once what can be recorded of it is recorded. */
    Mono<OrderStanding> complete(OrderStanding standing) {
        Address wallet = standing.wallet();
        Money total = standing.total();
        if (!standing.isComplete() || wallet == null || total == null) {
            return Mono.just(standing);
        }
        return ids(standing)
                .map(ids -> toPurchase(standing, wallet, total).withAnalytics(ids))
                .flatMap(purchase -> intake.record(List.of(purchase)))
                .flatMap(verdicts -> standingAfter(standing, verdicts.getFirst()));
    }

    /** A shop's webhook knows nothing of the visit; the claim may. */
    private Mono<Analytics> ids(OrderStanding standing) {
        InteractionId claim = standing.claim();
        return claim == null ? Mono.just(Analytics.NONE) : correlations.ofClaim(claim);
    }

    private Mono<OrderStanding> standingAfter(OrderStanding before, Verdict verdict) {
        Mono<OrderStanding> now = orders.find(before.ref());
        return verdict instanceof Verdict.Rejected rejected
                ? now.flatMap(standing ->
                        standing.completion() == null
                                ? refuse(standing, rejected)
                                : Mono.just(standing))
                : now;
    }

    private Mono<OrderStanding> refuse(OrderStanding standing, Verdict.Rejected rejected) {
        if (rejected.retryAfter() != null) {
            return Mono.error(rejected.exception());
        }
        LOG.error(
                "product {}: order {} cannot be recorded: {}",
                standing.ref().product(),
                standing.ref().orderId(),
                rejected.problem().type().code());
        refusals.increment();
        return orders.refuse(standing.ref()).then(orders.find(standing.ref()));
    }

    private NewInteraction toPurchase(OrderStanding standing, Address wallet, Money total) {
        return interactions.of(
                standing.ref().product(),
                wallet,
                new InteractionData.PurchaseCompleted(standing.ref().orderId(), total),
                new Origin(standing.source(), standing.occurredAt(), standing.test()));
    }
}
