package io.tributary.interaction.order;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets go of orders and claims that waited too long for each other, and forgets them much later.
 * What was taken back of an order is never let go of, nor the order: whoever completes it, and
 * whenever.
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
            )
            update order_claims c
            set state = 'expired'
            from due
            where c.product_id = due.product_id
              and c.kind = due.kind
              and c.reference = due.reference
            """;

    /*
     * One of which something was taken back stays, since whoever completes it is to hear of that, and so does one that
     * is completed, since a look at it is owed. Neither is looked at again.
     */
    private static final String FORGET_ORDERS =
            """
            with old as (
              select o.product_id, o.order_id,
                exists (
                  select 1
                  from shop_reversals r
                  where r.product_id = o.product_id
                    and r.order_id = o.order_id)
                or exists (
                  select 1
                  from order_completion(o.product_id, o.order_id, true)) as needed
              from shop_orders o
              where o.state = 'expired'
                and o.expires_at < now() - :life * interval '1 millisecond'
              order by o.expires_at
              limit :most
              for update of o skip locked
            ),
            kept as (
              update shop_orders o
              set expires_at = 'infinity'
              from old
              where old.needed
                and o.product_id = old.product_id
                and o.order_id = old.order_id
            )
            delete from shop_orders o
            using old
            where not old.needed
              and o.product_id = old.product_id
              and o.order_id = old.order_id
            """;

    private static final String FORGET_CLAIMS =
            """
            with old as (
              select product_id, kind, reference
              from order_claims
              where state = 'expired'
                and expires_at < now() - :life * interval '1 millisecond'
              order by expires_at
              limit :most
              for update skip locked
            )
            delete from order_claims
            where (product_id, kind, reference) in (
              select product_id, kind, reference
              from old)
            """;

    /* How many there are, as far as anybody wants to know. */
    private static final String COUNT =
            """
            select count(*)
            from (
              select 1
              from %s
              limit 100000) w
            """;

    private static final String WAITING_ORDERS =
            COUNT.formatted("shop_orders where state = 'waiting' and paid");

    private static final String WAITING_CLAIMS =
            COUNT.formatted("order_claims where state = 'unmatched'");

    private final DatabaseClient database;

    OrderExpiry(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> expireOrders() {
        return count(database.sql(EXPIRE_ORDERS).bind("most", AT_ONCE));
    }

    Mono<Long> expireClaims() {
        return database.sql(EXPIRE_CLAIMS).bind("most", AT_ONCE).fetch().rowsUpdated();
    }

    /** Deletes orders that expired so long ago, but those of which something was taken back. */
    Mono<Long> forgetOrders(Duration life) {
        return forget(FORGET_ORDERS, life);
    }

    /** Deletes claims that expired so long ago. */
    Mono<Long> forgetClaims(Duration life) {
        return forget(FORGET_CLAIMS, life);
    }

    /** Paid orders without a wallet. */
    Mono<Long> orders() {
        return count(database.sql(WAITING_ORDERS));
    }

    /** Claims without an order. */
    Mono<Long> claims() {
        return count(database.sql(WAITING_CLAIMS));
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
