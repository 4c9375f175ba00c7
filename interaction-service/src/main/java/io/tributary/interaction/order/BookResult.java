package io.tributary.interaction.order;

import io.tributary.interaction.delivery.DeliveryResult;
import io.tributary.interaction.delivery.Outcome;
import io.tributary.interaction.reversal.ReversalState;
import io.tributary.interaction.reversal.StoredReversal;
import io.tributary.values.InteractionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what became of an entry, from how its order stands. */
final class BookResult {

    private static final String NOT_RECORDED = "not-recorded";

    private BookResult() {}

    static DeliveryResult of(
            BookEntry entry, OrderStanding standing, List<StoredReversal> reversals) {
        return entry.reversal() == null
                ? ofOrder(entry, standing, reversals)
                : ofReversal(entry, reversals);
    }

    private static DeliveryResult ofOrder(
            BookEntry entry, OrderStanding standing, List<StoredReversal> reversals) {
        OrderStanding.Completion completion = standing.completion();
        if (completion == null) {
            return waiting(standing);
        }
        if (entry.paidNow() && standing.source().equals(completion.source())) {
            return stored(completion.interaction());
        }
        Optional<InteractionId> fresh =
                reversals.stream()
                        .filter(one -> entry.fresh().contains(one.reference()))
                        .flatMap(one -> Optional.ofNullable(one.interaction()).stream())
                        .findFirst();
        return fresh.map(BookResult::stored)
                .orElseGet(() ->
                        duplicate(
                                standing.isOfAnother() ? "order-claimed" : null,
                                completion.interaction()));
    }

    private static DeliveryResult waiting(OrderStanding standing) {
        if (standing.state() == OrderState.REFUSED) {
            return DeliveryResult.of(Outcome.UNMATCHED, NOT_RECORDED);
        }
        if (!standing.paid()) {
            return DeliveryResult.of(Outcome.IGNORED, "not-paid");
        }
        if (standing.total() == null) {
            return DeliveryResult.of(Outcome.UNMATCHED, "no-amount");
        }
        return standing.wallet() == null
                ? DeliveryResult.of(Outcome.UNMATCHED, "no-wallet")
                : DeliveryResult.of(Outcome.STORED, "pending");
    }

    private static DeliveryResult ofReversal(BookEntry entry, List<StoredReversal> reversals) {
        StoredReversal reversal =
                reversals.stream()
                        .filter(one -> one.reference().equals(entry.reversal()))
                        .findFirst()
                        .orElse(null);
        if (reversal == null || reversal.state() == ReversalState.COVERED) {
            return duplicate("covered", reversal == null ? null : reversal.interaction());
        }
        if (reversal.state() == ReversalState.REFUSED) {
            return DeliveryResult.of(Outcome.UNMATCHED, NOT_RECORDED);
        }
        if (!entry.fresh().contains(reversal.reference())) {
            return duplicate(null, reversal.interaction());
        }
        InteractionId interaction = reversal.interaction();
        return interaction == null
                ? DeliveryResult.of(Outcome.UNMATCHED, "no-order")
                : stored(interaction);
    }

    private static DeliveryResult stored(InteractionId interaction) {
        return new DeliveryResult(Outcome.STORED, null, interaction);
    }

    private static DeliveryResult duplicate(
            @Nullable String reason, @Nullable InteractionId interaction) {
        return new DeliveryResult(Outcome.DUPLICATE, reason, interaction);
    }
}
