package io.tributary.interaction.dedup;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/** Keys that hold for a window, counted from the first acceptance and never extended. */
@Component
class WalletClaims extends ClaimTable {

    /*
     * An expired claim is taken over; one's own is not, so that a retry after an unknown commit recognises it. The rows
     * of claims that stay with their holder are locked as well, hence the fixed order.
     */
    private static final String TAKE =
            """
            insert into interaction_dedup_keys as held
              (product_id, test, wallet, type, dedup_key, interaction_id, received_at, expires_at, content_hash)
            select c.product_id, c.test, c.wallet, c.type, c.dedup_key, c.interaction_id,
              now(), now() + c.window_ms * interval '1 millisecond', c.content_hash
            from unnest(:products::uuid[], :tests::boolean[], :wallets::text[], :types::text[], :keys::text[],
                :ids::uuid[], :windows::bigint[], :contents::uuid[])
              as c (product_id, test, wallet, type, dedup_key, interaction_id, window_ms, content_hash)
            order by c.product_id, c.test, c.wallet collate "C", c.type collate "C", c.dedup_key collate "C"
            on conflict (product_id, test, wallet, type, dedup_key) do update
            set interaction_id = excluded.interaction_id,
              received_at = excluded.received_at,
              expires_at = excluded.expires_at,
              content_hash = excluded.content_hash
            where held.expires_at <= excluded.received_at
              and held.interaction_id <> excluded.interaction_id
            returning interaction_id, received_at
            """;

    private static final String HOLDERS =
            """
            select c.claim_id, h.interaction_id, h.wallet, h.received_at, h.content_hash
            from unnest(:products::uuid[], :tests::boolean[], :wallets::text[], :types::text[], :keys::text[], :ids::uuid[])
              as c (product_id, test, wallet, type, dedup_key, claim_id)
            join interaction_dedup_keys h
              on h.product_id = c.product_id
              and h.test = c.test
              and h.wallet = c.wallet
              and h.type = c.type
              and h.dedup_key = c.dedup_key
            """;

    private static final String RELEASE =
            """
            delete from interaction_dedup_keys h
            using unnest(:products::uuid[], :tests::boolean[], :wallets::text[], :types::text[], :keys::text[], :ids::uuid[])
              as c (product_id, test, wallet, type, dedup_key, claim_id)
            where h.product_id = c.product_id
              and h.test = c.test
              and h.wallet = c.wallet
              and h.type = c.type
              and h.dedup_key = c.dedup_key
              and h.interaction_id = c.claim_id
            """;

    WalletClaims(DatabaseClient database) {
        super(database, TAKE, HOLDERS, RELEASE);
    }

    @Override
    GenericExecuteSpec bindKeys(GenericExecuteSpec statement, List<Claim> claims) {
        return Space.bind(statement, claims, c -> key(c).space())
                .bind("wallets", texts(claims, c -> key(c).wallet().value()))
                .bind("types", texts(claims, c -> key(c).type()))
                .bind("keys", texts(claims, c -> key(c).key()));
    }

    @Override
    GenericExecuteSpec bindTerms(GenericExecuteSpec statement, List<Claim> claims) {
        Long[] windows = claims.stream().map(c -> c.window().toMillis()).toArray(Long[]::new);
        return statement.bind("windows", windows);
    }

    private static DedupKey.PerWallet key(Claim claim) {
        return (DedupKey.PerWallet) claim.key();
    }
}
