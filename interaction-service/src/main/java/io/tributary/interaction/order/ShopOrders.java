package io.tributary.interaction.order;

import io.tributary.interaction.column.Column;
import io.tributary.interaction.shop.ShopOrder;
import io.tributary.values.Address;
import io.tributary.values.Money;
import io.tributary.values.Uuids;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table {@code shop_orders}. A row is locked before it is changed; paid stays paid. */
@Component
class ShopOrders {

    private static final String TOUCH =
            """
            insert into shop_orders (product_id, order_id, id, source, paid, test, received_at, state)
            values (:product, :order, :id, :source, false, false, now(), 'waiting')
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
              state = case when state = 'expired' then 'waiting' else state end,
              received_at = case when state = 'expired' then now() else received_at end
            where product_id = :product
              and order_id = :order
            """;

    private static final String STANDING =
            """
            select o.product_id, o.order_id, o.source, o.paid, o.test, o.wallet as attribute,
              coalesce(o.occurred_at, o.received_at) as occurred_at,
              coalesce(o.amount, (i.data ->> 'amount')::numeric) as amount,
              coalesce(o.currency, i.data ->> 'currency') as currency,
              c.wallet as claimer, c.test as claim_test, c.interaction_id as claimed_by,
              d.wallet as owner, d.interaction_id as completed_by, i.source as completed_source
            from shop_orders o
            left join orders d
              on d.product_id = o.product_id
              and d.order_id = o.order_id
            left join interactions i
              on i.id = d.interaction_id
              and i.received_at = d.received_at
            left join lateral (
              select wallet, test, interaction_id
              from order_claims
              where product_id = o.product_id
                and (kind, reference) in (('token', o.checkout_token), ('order', o.order_id))
                and state <> 'expired'
              order by claimed_at, kind
              limit 1) c on true
            where o.product_id = :product
              and o.order_id = :order
            """;

    private static final String JOIN =
            """
            with joined as (
              update shop_orders
              set state = 'joined',
                interaction_id = :interaction
              where product_id = :product
                and order_id = :order
                and state <> 'joined'
              returning product_id, order_id, checkout_token
            )
            update order_claims c
            set state = 'matched',
              order_id = j.order_id
            from joined j
            where c.product_id = j.product_id
              and (c.kind, c.reference) in (('token', j.checkout_token), ('order', j.order_id))
              and c.state = 'unmatched'
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
        return at(LOCK, ref).map(row -> Column.of(row, "paid", Boolean.class)).one();
    }

    /** Writes what a webhook tells; whether it is paid since then. */
    Mono<Boolean> tell(OrderRef ref, ShopOrder order, @Nullable Instant occurredAt) {
        return lock(ref)
                .flatMap(before ->
                        write(ref, order, occurredAt).thenReturn(order.paid() && !before));
    }

    /** Both sides as they are now; empty for an order that no webhook named. */
    Mono<OrderStanding> find(OrderRef ref) {
        return at(STANDING, ref).map(row -> OrderStanding.of(row)).one();
    }

    /** Notes what completed it, and that the claims of it are met. */
    Mono<Void> join(OrderRef ref, OrderStanding.Completion completion) {
        return at(JOIN, ref).bind("interaction", completion.interaction().value()).then();
    }

    private Mono<Void> write(OrderRef ref, ShopOrder order, @Nullable Instant occurredAt) {
        Money total = order.total();
        Address wallet = order.wallet();
        GenericExecuteSpec told =
                at(TELL, ref).bind("paid", order.paid()).bind("test", order.test());
        told = orNull(told, "token", order.checkoutToken(), String.class);
        told = orNull(told, "amount", total == null ? null : total.amount(), BigDecimal.class);
        told = orNull(told, "currency", total == null ? null : total.currency(), String.class);
        told = orNull(told, "wallet", wallet == null ? null : wallet.value(), String.class);
        return orNull(told, "time", occurredAt, Instant.class).then();
    }

    private GenericExecuteSpec at(String sql, OrderRef ref) {
        return database.sql(sql)
                .bind("product", ref.product().value())
                .bind("order", ref.orderId());
    }

    static <T> GenericExecuteSpec orNull(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
