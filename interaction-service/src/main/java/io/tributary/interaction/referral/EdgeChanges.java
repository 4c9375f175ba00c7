package io.tributary.interaction.referral;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Real edges that are no longer what the first referral made them. */
@Component
class EdgeChanges {

    private static final String REPLACE =
            """
            insert into referral_edges (product_id, test, wallet, referrer, interaction_id, linked_at)
            values (:product, false, :wallet, :referrer, :id, now())
            on conflict (product_id, test, wallet) do update
            set referrer = excluded.referrer,
              interaction_id = excluded.interaction_id,
              linked_at = excluded.linked_at
            """;

    private static final String REMOVE =
            """
            delete from referral_edges
            where product_id = :product
              and not test
              and wallet = :wallet
            """;

    private final DatabaseClient database;

    EdgeChanges(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> replace(ReferralRequest request) {
        return database.sql(REPLACE)
                .bind("product", request.space().product().value())
                .bind("wallet", request.referee().value())
                .bind("referrer", request.referrer().value())
                .bind("id", request.id().value())
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Void> remove(ProductId product, Address referee) {
        return database.sql(REMOVE)
                .bind("product", product.value())
                .bind("wallet", referee.value())
                .fetch()
                .rowsUpdated()
                .then();
    }
}
