package io.tributary.interaction.dedup;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/** Completed orders: claimed for ever by the wallet that was first, whatever the source. */
@Component
class OrderClaims extends ClaimTable {

    private static final String TAKE =
            """
            insert into orders (product_id, order_id, wallet, interaction_id, received_at, content_hash)
            select c.product_id, c.order_id, c.wallet, c.interaction_id, now(), c.content_hash
            from unnest(:products::uuid[], :orders::text[], :wallets::text[], :ids::uuid[], :contents::uuid[])
              as c (product_id, order_id, wallet, interaction_id, content_hash)
            order by c.product_id, c.order_id collate "C"
            on conflict (product_id, order_id) do nothing
            returning interaction_id, received_at
            """;

    private static final String HOLDERS =
            """
            select c.claim_id, o.interaction_id, o.wallet, o.received_at, o.content_hash
            from unnest(:products::uuid[], :orders::text[], :ids::uuid[]) as c (product_id, order_id, claim_id)
            join orders o
              on o.product_id = c.product_id
              and o.order_id = c.order_id
            """;

    private static final String RELEASE =
            """
            delete from orders o
            using unnest(:products::uuid[], :orders::text[], :ids::uuid[]) as c (product_id, order_id, claim_id)
            where o.product_id = c.product_id
              and o.order_id = c.order_id
              and o.interaction_id = c.claim_id
            """;

    OrderClaims(DatabaseClient database) {
        super(database, TAKE, HOLDERS, RELEASE);
    }

    @Override
    GenericExecuteSpec bindKeys(GenericExecuteSpec statement, List<Claim> claims) {
        return statement
                .bind("products", ids(claims, c -> key(c).product().value()))
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
