package io.tributary.pusher.takeover;

import io.tributary.events.PushBatch;
import io.tributary.messaging.column.Column;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Tells which announced batches the database does not know, or knows with another list. */
final class KnownNonces {

    private static final String UNKNOWN =
            """
            select n.bank || ':' || n.nonce as key, b.batch_id is null as lost
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

    /** Those that differ from what is stored. */
    Mono<List<Unknown>> unknown(List<PushBatch> announced) {
        return database.sql(UNKNOWN)
                .bind("chains", announced.stream().map(PushBatch::getChainId).toArray(Long[]::new))
                .bind("banks", announced.stream().map(PushBatch::getBank).toArray(String[]::new))
                .bind("nonces", announced.stream().map(PushBatch::getNonce).toArray(String[]::new))
                .bind(
                        "hashes",
                        announced.stream().map(PushBatch::getRewardsHash).toArray(String[]::new))
                .map(row ->
                        new Unknown(
                                Column.text(row, "key"),
                                Boolean.TRUE.equals(row.get("lost", Boolean.class))))
                .all()
                .collectList();
    }

    /**
     * A batch that is not as it was announced.
     *
     * @param key bank and nonce
     * @param lost whether the nonce is missing; else it is there with another list
     */
    record Unknown(String key, boolean lost) {}
}
