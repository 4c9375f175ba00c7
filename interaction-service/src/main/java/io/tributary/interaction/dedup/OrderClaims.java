package io.tributary.interaction.dedup;

import io.tributary.interaction.column.Column;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

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

    private final DatabaseClient database;

    OrderClaims(DatabaseClient database) {
        this.database = database;
    }

    @Override
    Mono<Map<UUID, Instant>> take(List<Claim> claims) {
        return withKeys(TAKE, claims)
                .bind(
                        "wallets",
                        claims.stream().map(c -> c.wallet().value()).toArray(String[]::new))
                .bind("contents", claims.stream().map(Claim::content).toArray(UUID[]::new))
                .map(row ->
                        Map.entry(
                                Column.uuid(row, "interaction_id"),
                                Column.time(row, "received_at")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    Mono<Map<UUID, Owner>> holders(List<Claim> claims) {
        return withKeys(HOLDERS, claims)
                .map(row -> Map.entry(Column.uuid(row, "claim_id"), toOwner(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private DatabaseClient.GenericExecuteSpec withKeys(String sql, List<Claim> claims) {
        return database.sql(sql)
                .bind(
                        "products",
                        claims.stream().map(c -> key(c).product().value()).toArray(UUID[]::new))
                .bind("orders", claims.stream().map(c -> key(c).orderId()).toArray(String[]::new))
                .bind("ids", claims.stream().map(c -> c.id().value()).toArray(UUID[]::new));
    }

    private static DedupKey.PerOrder key(Claim claim) {
        return (DedupKey.PerOrder) claim.key();
    }
}
