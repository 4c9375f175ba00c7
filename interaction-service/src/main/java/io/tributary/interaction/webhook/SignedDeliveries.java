package io.tributary.interaction.webhook;

import io.tributary.interaction.delivery.Deliveries;
import io.tributary.interaction.delivery.Delivery;
import io.tributary.interaction.delivery.DeliveryResult;
import io.tributary.interaction.delivery.Outcome;
import io.tributary.interaction.order.BookEntry;
import io.tributary.interaction.order.OrderBook;
import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.shop.ShopEvent;
import io.tributary.values.ProductId;
import io.tributary.web.limit.RateLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Keeps a delivery and what it tells in one transaction, then brings its order as far as it gets.
 * From the commit on the answer is 200: what is not done in time is done by the sweep.
 */
@Component
class SignedDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(SignedDeliveries.class);

    /** Shopify hangs up after 5 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration LAST_PATIENCE = Duration.ofMillis(500);

    private final Deliveries deliveries;
    private final OrderBook book;
    private final TransactionalOperator transaction;
    private final RateLimits limits;

    SignedDeliveries(
            Deliveries deliveries,
            OrderBook book,
            TransactionalOperator transaction,
            RateLimits limits) {
        this.deliveries = deliveries;
        this.book = book;
        this.transaction = transaction;
        this.limits = limits;
    }

    /** Counts a request whose signature is right; ends with 429 if its product has no room. */
    void admit(WebhookRequest request, ProductId product) {
        limits.enterByProduct(request.exchange(), product);
    }

    Mono<DeliveryAnswer> take(ReadDelivery read) {
        return keep(read)
                .as(transaction::transactional)
                .flatMap(kept ->
                        finish(read, kept).onErrorResume(failed -> leave(read, kept, failed)))
                .map(result -> DeliveryAnswer.of(read.delivery().id(), result));
    }

    /** Notes one of which nothing is kept. */
    Mono<DeliveryAnswer> note(UUID id, KnownWebhook known, DeliveryResult result) {
        return deliveries
                .note(id, known.product(), known.kind(), null, result)
                .thenReturn(DeliveryAnswer.of(id, result));
    }

    private Mono<Kept> keep(ReadDelivery read) {
        return deliveries
                .isFirst(read.delivery())
                .flatMap(first -> first ? keepFirst(read) : keepAgain(read.delivery()));
    }

    private Mono<Kept> keepFirst(ReadDelivery read) {
        Delivery delivery = read.delivery();
        return book.keep(delivery.product(), delivery.kind(), read.event())
                .<Kept>map(entry -> new Kept.First(Optional.of(entry)))
                .defaultIfEmpty(new Kept.First(Optional.empty()));
    }

    /* What a shop sends again by hand may heal what expired. */
    private Mono<Kept> keepAgain(Delivery delivery) {
        String order = delivery.orderId();
        return order == null
                ? Mono.just(new Kept.Again(Optional.empty()))
                : book.repeat(delivery.product(), order)
                        .map(entry -> new Kept.Again(Optional.of(entry)));
    }

    private Mono<DeliveryResult> finish(ReadDelivery read, Kept kept) {
        return switch (kept) {
            case Kept.First(Optional<BookEntry> entry) -> finishFirst(read, entry);
            case Kept.Again(Optional<BookEntry> entry) -> finishAgain(read.delivery(), entry);
        };
    }

    private Mono<DeliveryResult> finishFirst(ReadDelivery read, Optional<BookEntry> entry) {
        return entry.map(kept -> book.settle(kept).timeout(PATIENCE))
                .orElseGet(() -> Mono.just(ignored(read.event())))
                .flatMap(result ->
                        deliveries.became(read.delivery().id(), result).thenReturn(result));
    }

    private Mono<DeliveryResult> finishAgain(Delivery delivery, Optional<BookEntry> entry) {
        return Mono.justOrEmpty(entry)
                .flatMap(kept -> book.settle(kept).timeout(PATIENCE))
                .then(deliveries.earlier(delivery))
                .map(DeliveryResult::again)
                .defaultIfEmpty(DeliveryResult.again(null))
                .flatMap(result -> log(delivery, result).thenReturn(result));
    }

    private Mono<Void> log(Delivery delivery, DeliveryResult result) {
        return deliveries.note(
                delivery.id(), delivery.product(), delivery.kind(), delivery.orderId(), result);
    }

    private static DeliveryResult ignored(ShopEvent event) {
        String reason = event instanceof ShopEvent.Ignored(String word) ? word : null;
        return DeliveryResult.of(Outcome.IGNORED, reason);
    }

    private Mono<DeliveryResult> leave(ReadDelivery read, Kept kept, Throwable failed) {
        LOG.warn(
                "delivery {} is kept and left to the sweep: {}",
                read.delivery().id(),
                failed.toString());
        DeliveryResult pending = DeliveryResult.of(Outcome.STORED, "pending");
        Mono<Void> noted =
                switch (kept) {
                    case Kept.First _ -> deliveries.became(read.delivery().id(), pending);
                    case Kept.Again _ -> log(read.delivery(), pending);
                };
        return noted.timeout(LAST_PATIENCE)
                .onErrorResume(again -> unnoted(read, again))
                .thenReturn(pending);
    }

    private static Mono<Void> unnoted(ReadDelivery read, Throwable failed) {
        LOG.warn("delivery {} is not in the log: {}", read.delivery().id(), failed.toString());
        return Mono.empty();
    }

    /** What the transaction found. */
    private sealed interface Kept {

        /** It is new; an entry, if it is about an order. */
        record First(Optional<BookEntry> entry) implements Kept {}

        /** It came before; an entry, if it is about an order. */
        record Again(Optional<BookEntry> entry) implements Kept {}
    }
}
