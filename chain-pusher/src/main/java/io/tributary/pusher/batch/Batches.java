package io.tributary.pusher.batch;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.pusher.contract.Recipient;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.signing.Signature;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The batches of a lane; every change names the state that it starts from. */
public final class Batches {

    private static final int LIMIT = 500;

    private static final String UNANNOUNCED =
            """
            select * from batches
            where chain_id = :chain and lane = :lane
              and (state = 'PLANNED' or (state = 'AUTHORISED' and announced_at is null))
            order by planned_at, batch_id
            limit :limit
            """;

    private static final String SENDABLE =
            """
            select * from batches
            where chain_id = :chain and lane = :lane and state = 'AUTHORISED' and announced_at is not null
              and (retry_at is null or retry_at <= :now)
            order by planned_at, batch_id
            limit :limit
            """;

    private static final String IN_STATE =
            """
            select * from batches
            where chain_id = :chain and lane = :lane and state = :state
            order by planned_at, batch_id
            limit :limit
            """;

    /** What may be on chain: everything that was ever signed and is not final. */
    private static final String SIGNED =
            """
            select * from batches
            where chain_id = :chain and lane = :lane and state in ('AUTHORISED', 'ATTEMPTED', 'MINED')
              and signature is not null
            order by planned_at, batch_id
            """;

    private static final String SPENT =
            """
            select * from batches
            where chain_id = :chain and lane = :lane and state = 'ATTEMPTED' and account_nonce < :count
            order by planned_at, batch_id
            """;

    private final DatabaseClient database;

    Batches(DatabaseClient database) {
        this.database = database;
    }

    /** Planned ones, and authorised ones that push-batches.v1 may not have. */
    public Mono<List<Batch>> unannounced(LaneId lane) {
        return select(UNANNOUNCED, lane)
                .bind("limit", LIMIT)
                .map(BatchRow::read)
                .all()
                .collectList();
    }

    /** Authorised ones that may be sent now, oldest first. */
    public Mono<List<Batch>> sendable(LaneId lane, Instant now, int limit) {
        return select(SENDABLE, lane)
                .bind("now", now)
                .bind("limit", limit)
                .map(BatchRow::read)
                .all()
                .collectList();
    }

    /** Those in this state, oldest first. */
    public Mono<List<Batch>> inState(LaneId lane, BatchState state) {
        return select(IN_STATE, lane)
                .bind("state", state.name())
                .bind("limit", LIMIT)
                .map(BatchRow::read)
                .all()
                .collectList();
    }

    /** Attempted ones whose account nonce the chain has counted, and that have not landed. */
    public Mono<List<Batch>> spent(LaneId lane, long countOnChain) {
        return select(SPENT, lane)
                .bind("count", countOnChain)
                .map(BatchRow::read)
                .all()
                .collectList();
    }

    /** Those whose event may be on chain, and is not known to be final. */
    public Mono<List<Batch>> signed(LaneId lane) {
        return select(SIGNED, lane).map(BatchRow::read).all().collectList();
    }

    /** The call's list, in its order. */
    public Mono<List<Recipient>> recipients(BatchId batch) {
        return database.sql(
                        "select wallet, amount from batch_recipients where batch_id = :batch order by position")
                .bind("batch", batch.value())
                .map(Batches::toRecipient)
                .all()
                .collectList();
    }

    /** The rewards that it pays, in the order of their ids. */
    public Mono<List<RewardId>> rewards(BatchId batch) {
        return database.sql(
                        "select reward_id from batch_rewards where batch_id = :batch and live order by reward_id")
                .bind("batch", batch.value())
                .map(row -> new RewardId(Column.uuid(row, "reward_id")))
                .all()
                .collectList();
    }

    /** PLANNED → AUTHORISED. */
    public Mono<Void> authorise(BatchId batch, Instant now) {
        String sql =
                """
                update batches set state = 'AUTHORISED', authorised_at = :now
                where batch_id = :batch and state = 'PLANNED'
                """;
        return database.sql(sql).bind("batch", batch.value()).bind("now", now).then();
    }

    /** Notes that push-batches.v1 has it: from now on it may be signed. */
    public Mono<Void> announced(BatchId batch, Instant now) {
        String sql =
                """
                update batches set announced_at = :now
                where batch_id = :batch and state = 'AUTHORISED' and announced_at is null
                """;
        return database.sql(sql).bind("batch", batch.value()).bind("now", now).then();
    }

    /** Stores the signature, before anything that carries it leaves the process. */
    public Mono<Void> signed(BatchId batch, Signature signature) {
        String sql =
                """
                update batches set signature = :signature
                where batch_id = :batch and state = 'AUTHORISED' and announced_at is not null
                """;
        return database.sql(sql)
                .bind("batch", batch.value())
                .bind("signature", signature.value())
                .fetch()
                .rowsUpdated()
                .filter(updated -> updated == 1)
                .switchIfEmpty(
                        Mono.error(() ->
                                new IllegalStateException("batch " + batch + " was not announced")))
                .then();
    }

    private DatabaseClient.GenericExecuteSpec select(String sql, LaneId lane) {
        return database.sql(sql).bind("chain", lane.chain().value()).bind("lane", lane.number());
    }

    private static Recipient toRecipient(Readable row) {
        BigDecimal amount = Column.of(row, "amount", BigDecimal.class);
        return new Recipient(
                Column.address(row, "wallet"), new TokenAmount(amount.toBigIntegerExact()));
    }
}
