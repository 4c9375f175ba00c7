package io.tributary.interaction.order;

import io.tributary.interaction.column.Binding;
import io.tributary.interaction.reversal.OrderRef;
import io.tributary.interaction.shop.ShopOrder;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.Money;
import io.tributary.values.Uuids;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table {@code shop_orders}. A row is locked before it is changed; paid stays paid. */
@Component
class ShopOrders {

    private static final String TOUCH =
            """
            insert into shop_orders (product_id, order_id, id, source, paid, test, received_at, expires_at, state)
            values (:product, :order, :id, :source, false, false, now(), now() + claim_life(:product), 'waiting')
            on conflict (product_id, order_id) do nothing
            """;

    private static final String LOCK =
            """
            select paid
            from shop_orders
            where product_id = :product
              and order_id = :order
            for update
            """;

    private static final String TELL =
            """
            update shop_orders
            set checkout_token = coalesce(checkout_token, :token),
              amount = case when state = 'joined' or :amount::numeric is null then amount else :amount::numeric end,
              currency = case when state = 'joined' or :currency::text is null then currency else :currency::text end,
              wallet = coalesce(wallet, :wallet),
              paid = paid or :paid,
              test = test or :test,
              occurred_at = coalesce(occurred_at, :time),
              state = case when state in ('expired', 'refused') then 'waiting' else state end,
              received_at = case when state in ('expired', 'refused') then now() else received_at end,
              expires_at = case when state in ('expired', 'refused') then now() + claim_life(product_id) else expires_at end
            where product_id = :product
              and order_id = :order
            """;

    private static final String REVIVE =
            """
            update shop_orders
            set state = 'waiting',
              received_at = now(),
              expires_at = now() + claim_life(product_id)
            where product_id = :product
              and order_id = :order
              and state = 'expired'
            """;

    private static final String REFUSE =
            """
            update shop_orders
            set state = 'refused'
            where product_id = :product
              and order_id = :order
              and state = 'waiting'
            """;

    /* Claims are locked in the order in which the group commit locks them. */
    private static final String JOIN =
            """
            with met as (
              select c.product_id, c.kind, c.reference
              from shop_orders o
              join order_claims c
                on c.product_id = o.product_id
                and (c.kind, c.reference) in (('token', o.checkout_token), ('order', o.order_id))
              where o.product_id = :product
                and o.order_id = :order
                and c.state = 'unmatched'
              order by c.kind, c.reference
              for update of c
            ),
            matched as (
              update order_claims c
              set state = 'matched',
                order_id = :order
              from met
              where c.product_id = met.product_id
                and c.kind = met.kind
                and c.reference = met.reference
            )
            update shop_orders
            set state = 'joined',
              interaction_id = :interaction
            where product_id = :product
              and order_id = :order
              and interaction_id is distinct from :interaction
            """;

    private final DatabaseClient database;
    private final Clock clock;

    ShopOrders(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a row for an order of which nothing is known yet. */
    Mono<Void> touch(OrderRef ref, String source) {
        return at(TOUCH, ref).bind("id", Uuids.next(clock.instant())).bind("source", source).then();
    }

    /** Locks the order's row until the transaction ends; whether it is paid. */
    Mono<Boolean> lock(OrderRef ref) {
        return at(LOCK, ref)
                .map(row -> Column.of(row, "paid", Boolean.class))
                .one()
                .switchIfEmpty(Mono.error(() -> gone(ref)));
    }

    /** Writes what a webhook tells; whether it is paid since then. */
    Mono<Boolean> tell(OrderRef ref, ShopOrder order, @Nullable Instant occurredAt) {
        return lock(ref)
                .flatMap(before ->
                        write(ref, order, occurredAt).thenReturn(order.paid() && !before));
    }

    /** Both sides as they are now; empty for an order that no webhook named. */
    Mono<OrderStanding> find(OrderRef ref) {
        return at(OrderStanding.READ, ref).map(row -> OrderStanding.of(row)).one();
    }

    /** Notes what completed it, and that the claims of it are met. */
    Mono<Void> join(OrderRef ref, OrderStanding.Completion completion) {
        return at(JOIN, ref).bind("interaction", completion.interaction().value()).then();
    }

    /** Lets one that has expired wait anew. */
    Mono<Void> revive(OrderRef ref) {
        return at(REVIVE, ref).then();
    }

    /** Notes that one cannot be recorded as it is. */
    Mono<Void> refuse(OrderRef ref) {
        return at(REFUSE, ref).then();
    }

    /* It was forgotten at this very moment; when its shop sends it again, it is made anew. */
    private static RuntimeException gone(OrderRef ref) {
        return new ConcurrencyFailureException(
                "order " + ref.orderId() + ": gone (expected: the row that was there)");
    }

    private Mono<Void> write(OrderRef ref, ShopOrder order, @Nullable Instant occurredAt) {
        Money total = order.total();
        Address wallet = order.wallet();
        GenericExecuteSpec told =
                at(TELL, ref).bind("paid", order.paid()).bind("test", order.test());
        told = Binding.orNull(told, "token", order.checkoutToken(), String.class);
        told =
                Binding.orNull(
                        told, "amount", total == null ? null : total.amount(), BigDecimal.class);
        told =
                Binding.orNull(
                        told, "currency", total == null ? null : total.currency(), String.class);
        told = Binding.orNull(told, "wallet", wallet == null ? null : wallet.value(), String.class);
        return Binding.orNull(told, "time", occurredAt, Instant.class).then();
    }

    private GenericExecuteSpec at(String sql, OrderRef ref) {
        return ref.bind(database.sql(sql));
    }
}
