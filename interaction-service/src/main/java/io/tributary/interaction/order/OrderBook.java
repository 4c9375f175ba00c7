package io.tributary.interaction.order;

import io.tributary.interaction.delivery.DeliveryResult;
import io.tributary.interaction.delivery.Outcome;
import io.tributary.interaction.reversal.OrderRef;
import io.tributary.interaction.reversal.ShopReversals;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.interaction.shop.ShopEvent;
import io.tributary.interaction.shop.ShopReversal;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what webhooks tell of orders, and brings each as far as it can get. */
@Component
public class OrderBook {

    private static final Duration OLDEST = Duration.ofDays(365);
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private final ShopOrders orders;
    private final ShopReversals reversals;
    private final OrderChecks checks;
    private final OrderJoiner joiner;
    private final Clock clock;

    OrderBook(
            ShopOrders orders,
            ShopReversals reversals,
            OrderChecks checks,
            OrderJoiner joiner,
            Clock clock) {
        this.orders = orders;
        this.reversals = reversals;
        this.checks = checks;
        this.joiner = joiner;
        this.clock = clock;
    }

    /** Keeps an event inside the caller's transaction; empty for one that concerns no order. */
    public Mono<BookEntry> keep(ProductId product, WebhookKind kind, ShopEvent event) {
        return switch (event) {
            case ShopEvent.Ignored _ -> Mono.empty();
            case ShopEvent.OrderReported reported -> keep(product, kind, reported);
            case ShopEvent.ReversalReported(ShopReversal reversal) ->
                    keep(new OrderRef(product, reversal.orderId()), kind.word(), reversal);
        };
    }

    /**
     * Keeps inside the caller's transaction that a delivery of an order came again: an order that
     * has expired waits anew, and is looked at once more.
     */
    public Mono<BookEntry> repeat(ProductId product, String orderId) {
        OrderRef ref = new OrderRef(product, orderId);
        return orders.revive(ref).then(Mono.defer(() -> owe(ref, false, null, List.of())));
    }

    /** Looks after the commit how far the entry's order gets, and says what became of it. */
    public Mono<DeliveryResult> settle(BookEntry entry) {
        OrderRef ref = new OrderRef(entry.product(), entry.orderId());
        return joiner.settle(ref)
                .flatMap(completed -> owedNoMore(entry, completed))
                .then(Mono.defer(() -> result(ref, entry)));
    }

    /*
     * Its own server may complete an order in a transaction that saw no webhook of it and that
     * nobody sees yet. Hence an order that is open is looked at once more, by the sweep.
     */
    private Mono<Void> owedNoMore(BookEntry entry, boolean completed) {
        return completed ? checks.done(List.of(entry.check())) : Mono.empty();
    }

    private Mono<BookEntry> keep(
            ProductId product, WebhookKind kind, ShopEvent.OrderReported reported) {
        OrderRef ref = new OrderRef(product, reported.order().orderId());
        return orders.touch(ref, kind.word())
                .then(orders.tell(ref, reported.order(), sane(reported.order().occurredAt())))
                .flatMap(paidNow ->
                        keepAll(ref, kind.word(), reported.reversals())
                                .flatMap(fresh -> owe(ref, paidNow, null, fresh)));
    }

    private Mono<BookEntry> keep(OrderRef ref, String source, ShopReversal reversal) {
        return orders.touch(ref, source)
                .then(keepAll(ref, source, List.of(reversal)))
                .flatMap(fresh -> owe(ref, false, reversal.reference(), fresh));
    }

    private Mono<List<String>> keepAll(OrderRef ref, String source, List<ShopReversal> told) {
        return Flux.fromIterable(told)
                .filterWhen(one -> reversals.keep(ref, source, one, sane(one.occurredAt())), 1)
                .map(ShopReversal::reference)
                .collectList();
    }

    private Mono<BookEntry> owe(
            OrderRef ref, boolean paidNow, @Nullable String reversal, List<String> fresh) {
        UUID id = Uuids.next(clock.instant());
        OrderCheck check = new OrderCheck(id, ref.product(), OrderCheck.Kind.ORDER, ref.orderId());
        return checks.owe(List.of(check))
                .thenReturn(
                        new BookEntry(ref.product(), ref.orderId(), id, paidNow, reversal, fresh));
    }

    private Mono<DeliveryResult> result(OrderRef ref, BookEntry entry) {
        return orders.find(ref)
                .zipWith(reversals.of(ref).collectList())
                .map(both -> BookResult.of(entry, both.getT1(), both.getT2()))
                .defaultIfEmpty(DeliveryResult.of(Outcome.UNMATCHED, "no-order"));
    }

    /* A shop's clock may be anything; a time that cannot be right is none. */
    private @Nullable Instant sane(@Nullable Instant told) {
        Instant now = clock.instant();
        return told == null || told.isBefore(now.minus(OLDEST)) || told.isAfter(now.plus(AHEAD))
                ? null
                : told;
    }
}
