package io.tributary.interaction.order;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What waits for its other side, and for how long: {@code claimLife} of the product's settings. */
@Component
class WaitingOrders {

    private static final int AT_ONCE = 5000;

    /* An order that was completed by its own shop's server waits for nobody. */
    private static final String EXPIRE_ORDERS =
            """
            update shop_orders
            set state = 'expired'
            where (product_id, order_id) in (
              select o.product_id, o.order_id
              from shop_orders o
              join known_products p on p.product_id = o.product_id
              where o.state = 'waiting'
                and o.received_at < now() - p.claim_life_seconds * interval '1 second'
                and not exists (
                  select 1
                  from orders d
                  where d.product_id = o.product_id
                    and d.order_id = o.order_id)
              limit :most
              for update of o skip locked)
            """;

    private static final String EXPIRE_CLAIMS =
            """
            update order_claims
            set state = 'expired'
            where (product_id, kind, reference) in (
              select c.product_id, c.kind, c.reference
              from order_claims c
              join known_products p on p.product_id = c.product_id
              where c.state = 'unmatched'
                and c.claimed_at < now() - p.claim_life_seconds * interval '1 second'
              limit :most
              for update of c skip locked)
            """;

    private static final String EXPIRE_REVERSALS =
            """
            update shop_reversals
            set state = 'expired'
            where (product_id, kind, reference) in (
              select r.product_id, r.kind, r.reference
              from shop_reversals r
              join known_products p on p.product_id = r.product_id
              where r.state = 'waiting'
                and r.received_at < now() - p.claim_life_seconds * interval '1 second'
                and not exists (
                  select 1
                  from orders d
                  where d.product_id = r.product_id
                    and d.order_id = r.order_id)
              limit :most
              for update of r skip locked)
            """;

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

    WaitingOrders(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> expireOrders() {
        return change(EXPIRE_ORDERS);
    }

    Mono<Long> expireClaims() {
        return change(EXPIRE_CLAIMS);
    }

    Mono<Long> expireReversals() {
        return change(EXPIRE_REVERSALS);
    }

    /** Paid orders without a wallet. */
    Mono<Long> orders() {
        return database.sql(COUNT_ORDERS).mapValue(Long.class).one();
    }

    /** Claims without an order. */
    Mono<Long> claims() {
        return database.sql(COUNT_CLAIMS).mapValue(Long.class).one();
    }

    private Mono<Long> change(String sql) {
        return database.sql(sql).bind("most", AT_ONCE).fetch().rowsUpdated();
    }
}
