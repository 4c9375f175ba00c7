package io.tributary.pusher.submission;

import io.tributary.events.PushBatch;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Tells which announced batches the database does not know, or knows with another list. */
final class KnownNonces {

    private static final String UNKNOWN =
            """
            select n.bank, n.nonce
            from unnest(:chains::bigint[], :banks::text[], :nonces::text[], :hashes::text[])
                 as n (chain_id, bank, nonce, rewards_hash)
            left join batches b on b.chain_id = n.chain_id and b.bank = n.bank and b.nonce = n.nonce
            where b.rewards_hash is distinct from n.rewards_hash
            order by n.bank, n.nonce
            """;

    private final DatabaseClient database;

    KnownNonces(DatabaseClient database) {
        this.database = database;
    }

    /** Bank and nonce of each, for people. */
    Mono<List<String>> unknown(List<PushBatch> announced) {
        return database.sql(UNKNOWN)
                .bind("chains", announced.stream().map(PushBatch::getChainId).toArray(Long[]::new))
                .bind("banks", announced.stream().map(PushBatch::getBank).toArray(String[]::new))
                .bind("nonces", announced.stream().map(PushBatch::getNonce).toArray(String[]::new))
                .bind(
                        "hashes",
                        announced.stream().map(PushBatch::getRewardsHash).toArray(String[]::new))
                .map(row -> row.get("bank", String.class) + ":" + row.get("nonce", String.class))
                .all()
                .collectList();
    }
}
