package io.tributary.interaction.order;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets go of orders and claims that waited too long for each other, and forgets them much later.
 * What was taken back of an order is never let go of: whoever completes the order, and whenever.
 */
@Component
class OrderExpiry {

    /** How many are changed at once. */
    static final int AT_ONCE = 5000;

    /*
     * One that is completed after all is joined instead, and a look at it is owed; the group commit owes it as well, so
     * that this is rare.
     */
    private static final String EXPIRE_ORDERS =
            """
            with due as (
              select product_id, order_id, test
              from shop_orders
              where state = 'waiting'
                and expires_at < now()
              order by expires_at
              limit :most
              for update skip locked
            ),
            moved as (
              update shop_orders o
              set state = case when d.interaction_id is null then 'expired' else 'joined' end,
                interaction_id = d.interaction_id
              from due
              left join lateral order_completion(due.product_id, due.order_id, due.test) d on true
              where o.product_id = due.product_id
                and o.order_id = due.order_id
              returning o.product_id, o.order_id, o.state
            ),
            owed as (
              insert into order_checks (id, product_id, kind, reference, created_at)
              select gen_random_uuid(), product_id, 'order', order_id, now()
              from moved
              where state = 'joined'
            )
            select count(*)
            from moved
            where state = 'expired'
            """;

    private static final String EXPIRE_CLAIMS =
            """
            with due as (
              select product_id, kind, reference
              from order_claims
              where state = 'unmatched'
                and expires_at < now()
              order by expires_at
              limit :most
              for update skip locked
            ),
            moved as (
              update order_claims c
              set state = 'expired'
              from due
              where c.product_id = due.product_id
                and c.kind = due.kind
                and c.reference = due.reference
              returning 1
            )
            select count(*)
            from moved
            """;

    /* A table, and its primary key. */
    private static final String FORGET =
            """
            with old as (
              select %2$s
              from %1$s
              where state = 'expired'
                and expires_at < now() - :life * interval '1 millisecond'
              order by expires_at
              limit :most
              for update skip locked
            )
            delete from %1$s
            where (%2$s) in (
              select %2$s
              from old)
            """;

    private static final String FORGET_ORDERS =
            FORGET.formatted("shop_orders", "product_id, order_id");

    private static final String FORGET_CLAIMS =
            FORGET.formatted("order_claims", "product_id, kind, reference");

    private static final String COUNT_ORDERS =
            """
            select count(*)
            from (
              select 1
              from shop_orders
              where state = 'waiting'
                and paid
              limit 100000) w
            """;

    private static final String COUNT_CLAIMS =
            """
            select count(*)
            from (
              select 1
              from order_claims
              where state = 'unmatched'
              limit 100000) w
            """;

    private final DatabaseClient database;

    OrderExpiry(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> expireOrders() {
        return count(database.sql(EXPIRE_ORDERS).bind("most", AT_ONCE));
    }

    Mono<Long> expireClaims() {
        return count(database.sql(EXPIRE_CLAIMS).bind("most", AT_ONCE));
    }

    /** Deletes orders that expired so long ago; their reversals stay. */
    Mono<Long> forgetOrders(Duration life) {
        return forget(FORGET_ORDERS, life);
    }

    /** Deletes claims that expired so long ago. */
    Mono<Long> forgetClaims(Duration life) {
        return forget(FORGET_CLAIMS, life);
    }

    /** Paid orders without a wallet. */
    Mono<Long> orders() {
        return count(database.sql(COUNT_ORDERS));
    }

    /** Claims without an order. */
    Mono<Long> claims() {
        return count(database.sql(COUNT_CLAIMS));
    }

    private Mono<Long> forget(String sql, Duration life) {
        return database.sql(sql)
                .bind("life", life.toMillis())
                .bind("most", AT_ONCE)
                .fetch()
                .rowsUpdated();
    }

    private static Mono<Long> count(DatabaseClient.GenericExecuteSpec counting) {
        return counting.mapValue(Long.class).one();
    }
}
