package io.tributary.pusher.confirmation;

import io.tributary.pusher.batch.BatchId;
import io.tributary.pusher.batch.Landing;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes where batches landed. */
final class Landings {

    private static final String MINED =
            """
            update batches
            set state = 'MINED', mined_block = :block, mined_block_hash = :blockHash, mined_tx = :transaction,
                mined_at = :time, retry_at = null
            where batch_id = :batch and state in ('AUTHORISED', 'ATTEMPTED', 'MINED') and signature is not null
            """;

    private static final String REORGANISED =
            """
            update batches
            set state = case when account_nonce is null then 'AUTHORISED' else 'ATTEMPTED' end,
                mined_block = null, mined_block_hash = null, mined_tx = null, mined_at = null
            where batch_id = :batch and state = 'MINED'
            """;

    /** Rewards are locked in the order in which the intake locks them. */
    private static final String FINAL =
            """
            with final as (
                update batches
                set state = 'FINAL', failures = 0, failure_reason = null, failure_detail = null
                where batch_id = :batch and state = 'MINED'
                returning batch_id),
            paid as (
                select r.reward_id
                from pushable_rewards r
                join batch_rewards b on b.reward_id = r.reward_id and b.live
                join final on final.batch_id = b.batch_id
                order by r.reward_id
                for update of r)
            update pushable_rewards r
            set state = 'pushed', outcome = 'PUSHED', outcome_reason = null, outcome_at = :now,
                outcome_version = outcome_version + 1
            from paid
            where r.reward_id = paid.reward_id
            """;

    private final DatabaseClient database;

    Landings(DatabaseClient database) {
        this.database = database;
    }

    /** → MINED, or another block than before. */
    Mono<Void> mined(BatchId batch, Landing landing) {
        return database.sql(MINED)
                .bind("batch", batch.value())
                .bind("block", landing.block())
                .bind("blockHash", landing.blockHash().value())
                .bind("transaction", landing.transaction().value())
                .bind("time", landing.time())
                .then();
    }

    /** MINED → back to where it may be sent again. */
    Mono<Void> reorganised(BatchId batch) {
        return database.sql(REORGANISED).bind("batch", batch.value()).then();
    }

    /** MINED → FINAL, its rewards with it; answers how many. */
    Mono<Long> finalise(BatchId batch, Instant now) {
        return database.sql(FINAL)
                .bind("batch", batch.value())
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }
}
