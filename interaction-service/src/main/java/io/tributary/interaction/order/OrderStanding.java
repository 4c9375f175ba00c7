package io.tributary.interaction.order;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.reversal.CompletedOrder;
import io.tributary.interaction.reversal.OrderRef;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of an order as they are known now.
 *
 * @param source the kind of webhook that told of it
 * @param state how far it has got as its row says; the completion knows better
 * @param total what it costs as the webhook said
 * @param paid whether a webhook said so
 * @param wallet whose it would be: by attribute, else by the first real claim, else by the first
 *     test
 * @param claim the interaction by which its wallet claimed it; null where the attribute named it
 * @param test whether order or claim are tests
 * @param occurredAt when it was placed, or else when it came
 * @param completion what completed it, if anything did; a test only where the order would be one
 */
record OrderStanding(
        OrderRef ref,
        String source,
        OrderState state,
        @Nullable Money total,
        boolean paid,
        @Nullable Address wallet,
        @Nullable InteractionId claim,
        boolean test,
        Instant occurredAt,
        @Nullable Completion completion) {

    /** Reads one, by {@code :product} and {@code :order}. */
    static final String READ =
            """
            select o.product_id, o.order_id, o.source, o.state, o.amount, o.currency, o.paid, o.test,
              o.wallet as attribute, coalesce(o.occurred_at, o.received_at) as occurred_at,
              c.wallet as claimer, c.test as claim_test, c.interaction_id as claimed_by,
              d.wallet as owner, d.interaction_id as completed_by, i.source as completed_source,
              i.test as completed_test, (i.data ->> 'amount')::numeric as completed_amount,
              i.data ->> 'currency' as completed_currency
            from shop_orders o
            left join lateral (
              select wallet, test, interaction_id
              from order_claims
              where product_id = o.product_id
                and (kind, reference) in (('token', o.checkout_token), ('order', o.order_id))
                and state <> 'expired'
              order by test, claimed_at, kind
              limit 1) c on true
            left join lateral order_completion(
              o.product_id, o.order_id, o.test or (o.wallet is null and coalesce(c.test, false))) d on true
            left join interactions i
              on i.id = d.interaction_id
              and i.received_at = d.received_at
            where o.product_id = :product
              and o.order_id = :order
            """;

    /**
     * The interaction that completed an order, whoever brought it.
     *
     * @param source null, as the two that follow, once the interaction is kept no longer
     */
    record Completion(
            Address wallet,
            InteractionId interaction,
            @Nullable String source,
            @Nullable Money total,
            @Nullable Boolean test) {}

    static OrderStanding of(Readable row) {
        String attribute = row.get("attribute", String.class);
        String claimer = attribute == null ? row.get("claimer", String.class) : attribute;
        UUID claim = attribute == null ? row.get("claimed_by", UUID.class) : null;
        boolean testClaim =
                attribute == null && Boolean.TRUE.equals(row.get("claim_test", Boolean.class));
        return new OrderStanding(
                OrderRef.of(row),
                Column.text(row, "source"),
                OrderState.of(Column.text(row, "state")),
                toMoney(row, "amount", "currency"),
                Column.of(row, "paid", Boolean.class),
                claimer == null ? null : new Address(claimer),
                claim == null ? null : new InteractionId(claim),
                testClaim || Column.of(row, "test", Boolean.class),
                Column.time(row, "occurred_at"),
                toCompletion(row));
    }

    /** Whether it can become an interaction now; a real one also where a test has completed it. */
    boolean isComplete() {
        return completion == null
                && (state == OrderState.WAITING || state == OrderState.JOINED)
                && paid
                && total != null
                && wallet != null;
    }

    /** Whether the wallet that completed it is another than whose it would be. */
    boolean isOfAnother() {
        return completion != null && wallet != null && !wallet.equals(completion.wallet());
    }

    /** What its reversals need to know of it; the interaction's word comes before the shop's. */
    CompletedOrder completedBy(Completion done) {
        return new CompletedOrder(
                ref,
                done.wallet(),
                done.total() == null ? total : done.total(),
                done.test() == null ? test : done.test());
    }

    private static @Nullable Money toMoney(Readable row, String amountName, String currencyName) {
        BigDecimal amount = row.get(amountName, BigDecimal.class);
        String currency = row.get(currencyName, String.class);
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private static @Nullable Completion toCompletion(Readable row) {
        UUID interaction = row.get("completed_by", UUID.class);
        return interaction == null
                ? null
                : new Completion(
                        Column.address(row, "owner"),
                        new InteractionId(interaction),
                        row.get("completed_source", String.class),
                        toMoney(row, "completed_amount", "completed_currency"),
                        row.get("completed_test", Boolean.class));
    }
}
