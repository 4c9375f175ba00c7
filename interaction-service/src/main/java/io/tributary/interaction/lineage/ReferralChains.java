package io.tributary.interaction.lineage;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The real referrers above a wallet as they stand now, whatever the product's attribution window.
 */
@Component
class ReferralChains {

    /** How far up a chain is shown at the most; links are refused above it. */
    static final int LONGEST = 256;

    /* Lateral with a limit: each step is one look into the index, whatever the planner expects of a big table. */
    private static final String ABOVE =
            """
            with recursive above (referrer, linked_at, depth) as (
              select e.referrer, e.linked_at, 1
              from referral_edges e
              where e.product_id = :product
                and not e.test
                and e.wallet = :wallet
              union all
              select e.referrer, e.linked_at, a.depth + 1
              from above a
              cross join lateral (
                select e.referrer, e.linked_at
                from referral_edges e
                where e.product_id = :product
                and not e.test
                  and e.wallet = a.referrer
                limit 1) e
              where a.depth < :depth
            )
            select referrer, linked_at
            from above
            order by depth
            """;

    private final DatabaseClient database;

    ReferralChains(DatabaseClient database) {
        this.database = database;
    }

    /** The direct referrer first, at most {@code depth} of them. */
    Mono<List<ReferralEdge>> above(ProductId product, Address wallet, int depth) {
        return database.sql(ABOVE)
                .bind("product", product.value())
                .bind("wallet", wallet.value())
                .bind("depth", depth)
                .map(ReferralChains::toEdge)
                .all()
                .collectList();
    }

    /** The direct referrer; empty without one. */
    Mono<ReferralEdge> referrer(ProductId product, Address wallet) {
        return above(product, wallet, 1)
                .flatMap(edges -> Mono.justOrEmpty(edges.stream().findFirst()));
    }

    private static ReferralEdge toEdge(Readable row) {
        return new ReferralEdge(Column.address(row, "referrer"), Column.time(row, "linked_at"));
    }
}
