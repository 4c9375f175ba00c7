package io.tributary.interaction.dedup;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/** Completed orders: claimed for ever by the wallet that was first, whatever the source. */
@Component
class OrderClaims extends ClaimTable {

    /*
     * Where a webhook has told of an order before, a look at it is owed from now on: it waits no longer, and its
     * refunds follow. Lateral with a limit: one look into the index for each, whatever the planner expects.
     */
    private static final String TAKE =
            """
            with taken as (
              insert into orders (product_id, test, order_id, wallet, interaction_id, received_at, content_hash)
              select c.product_id, c.test, c.order_id, c.wallet, c.interaction_id, now(), c.content_hash
              from unnest(:products::uuid[], :tests::boolean[], :orders::text[], :wallets::text[], :ids::uuid[], :contents::uuid[])
                as c (product_id, test, order_id, wallet, interaction_id, content_hash)
              order by c.product_id, c.test, c.order_id collate "C"
              on conflict (product_id, test, order_id) do nothing
              returning product_id, order_id, interaction_id, received_at
            ),
            owed as (
              insert into order_checks (id, product_id, kind, reference, created_at)
              select t.interaction_id, t.product_id, 'order', t.order_id, now()
              from taken t
              cross join lateral (
                select 1
                from shop_orders s
                where s.product_id = t.product_id
                  and s.order_id = t.order_id
                limit 1) told
              on conflict (id) do nothing
            )
            select interaction_id, received_at
            from taken
            """;

    private static final String HOLDERS =
            """
            select c.claim_id, o.interaction_id, o.wallet, o.received_at, o.content_hash
            from unnest(:products::uuid[], :tests::boolean[], :orders::text[], :ids::uuid[]) as c (product_id, test, order_id, claim_id)
            join orders o
              on o.product_id = c.product_id
              and o.test = c.test
              and o.order_id = c.order_id
            """;

    private static final String RELEASE =
            """
            delete from orders o
            using unnest(:products::uuid[], :tests::boolean[], :orders::text[], :ids::uuid[]) as c (product_id, test, order_id, claim_id)
            where o.product_id = c.product_id
              and o.test = c.test
              and o.order_id = c.order_id
              and o.interaction_id = c.claim_id
            """;

    OrderClaims(DatabaseClient database) {
        super(database, TAKE, HOLDERS, RELEASE);
    }

    @Override
    GenericExecuteSpec bindKeys(GenericExecuteSpec statement, List<Claim> claims) {
        return Space.bind(statement, claims, c -> key(c).space())
                .bind("orders", texts(claims, c -> key(c).orderId()));
    }

    @Override
    GenericExecuteSpec bindTerms(GenericExecuteSpec statement, List<Claim> claims) {
        return statement.bind("wallets", texts(claims, c -> c.wallet().value()));
    }

    private static DedupKey.PerOrder key(Claim claim) {
        return (DedupKey.PerOrder) claim.key();
    }
}
