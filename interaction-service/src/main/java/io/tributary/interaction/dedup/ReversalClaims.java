package io.tributary.interaction.dedup;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/**
 * Refunds by their id and cancellations by their order, claimed for ever by the interaction that
 * was first, whatever its wallet and source.
 */
@Component
class ReversalClaims extends ClaimTable {

    private static final String TAKE =
            """
            insert into reversals (product_id, test, kind, reference, wallet, interaction_id, received_at, content_hash)
            select c.product_id, c.test, c.kind, c.reference, c.wallet, c.interaction_id, now(), c.content_hash
            from unnest(:products::uuid[], :tests::boolean[], :kinds::text[], :references::text[], :wallets::text[], :ids::uuid[],
                :contents::uuid[])
              as c (product_id, test, kind, reference, wallet, interaction_id, content_hash)
            order by c.product_id, c.test, c.kind collate "C", c.reference collate "C"
            on conflict (product_id, test, kind, reference) do nothing
            returning interaction_id, received_at
            """;

    private static final String HOLDERS =
            """
            select c.claim_id, r.interaction_id, r.wallet, r.received_at, r.content_hash
            from unnest(:products::uuid[], :tests::boolean[], :kinds::text[], :references::text[], :ids::uuid[])
              as c (product_id, test, kind, reference, claim_id)
            join reversals r
              on r.product_id = c.product_id
              and r.test = c.test
              and r.kind = c.kind
              and r.reference = c.reference
            """;

    private static final String RELEASE =
            """
            delete from reversals r
            using unnest(:products::uuid[], :tests::boolean[], :kinds::text[], :references::text[], :ids::uuid[])
              as c (product_id, test, kind, reference, claim_id)
            where r.product_id = c.product_id
              and r.test = c.test
              and r.kind = c.kind
              and r.reference = c.reference
              and r.interaction_id = c.claim_id
            """;

    ReversalClaims(DatabaseClient database) {
        super(database, TAKE, HOLDERS, RELEASE);
    }

    @Override
    GenericExecuteSpec bindKeys(GenericExecuteSpec statement, List<Claim> claims) {
        return Space.bind(statement, claims, c -> Reversal.of(c).space())
                .bind("kinds", texts(claims, c -> Reversal.of(c).kind()))
                .bind("references", texts(claims, c -> Reversal.of(c).reference()));
    }

    @Override
    GenericExecuteSpec bindTerms(GenericExecuteSpec statement, List<Claim> claims) {
        return statement.bind("wallets", texts(claims, c -> c.wallet().value()));
    }
}
