package io.tributary.pusher.attempt;

import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LaneLostException;
import io.tributary.values.Address;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The transactions of a lane. */
public final class Attempts {

    private static final String COLUMNS =
            """
            chain_id, sender, account_nonce, number, batch_id, raw, tx_hash, gas_limit, maximum_fee, priority_fee,
            lease_token, created_at
            """;

    private static final String VALUES =
            """
            :chain, :sender, :nonce, :number, :batch, :raw, :hash, :gas, :maximum, :priority, :token, :now
            """;

    /**
     * One statement: fence, account nonce, attempt, the batch's state, and its rewards are no
     * longer parked. Rewards are locked in the order in which the intake locks them.
     */
    private static final String INSERT =
            """
            with fence as (
                update lanes l
                set next_account_nonce = :nonce + 1
                from batches b
                where l.chain_id = :chain and l.lane = :lane and l.lease_token = :token
                  and l.next_account_nonce = :nonce
                  and b.batch_id = :batch and b.state = 'AUTHORISED' and b.signature is not null
                returning 1),
            attempt as (
                insert into attempts (%s)
                select %s from fence
                returning batch_id, account_nonce),
            batch as (
                update batches b
                set state = 'ATTEMPTED', account_nonce = attempt.account_nonce, retry_at = null
                from attempt
                where b.batch_id = attempt.batch_id
                returning b.batch_id),
            parked as (
                select r.reward_id
                from pushable_rewards r
                join batch on batch.batch_id = r.batch_id
                where r.outcome = 'PARKED'
                order by r.reward_id
                for update of r),
            released as (
                update pushable_rewards r
                set outcome = 'RELEASED', outcome_reason = null, outcome_at = :now,
                    outcome_version = outcome_version + 1
                from parked
                where r.reward_id = parked.reward_id)
            select count(*) from attempt
            """
                    .formatted(COLUMNS, VALUES);

    private static final String REPLACE =
            """
            with fence as (
                select 1 from lanes
                where chain_id = :chain and lane = :lane and lease_token = :token
                for update),
            attempt as (
                insert into attempts (%s)
                select %s from fence
                returning 1)
            select count(*) from attempt
            """
                    .formatted(COLUMNS, VALUES);

    private static final String UNMINED =
            """
            select distinct on (account_nonce) *
            from attempts
            where chain_id = :chain and sender = :sender and account_nonce >= :count
            order by account_nonce, number desc
            """;

    private static final String SENT =
            """
            update attempts set broadcast_at = :now, answer = :answer
            where chain_id = :chain and tx_hash = :hash
            """;

    private static final String NEXT_NONCE =
            """
            update lanes set next_account_nonce = greatest(coalesce(next_account_nonce, 0), :count)
            where chain_id = :chain and lane = :lane and lease_token = :token
            returning next_account_nonce
            """;

    private final DatabaseClient database;

    public Attempts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The next account nonce: what this lane counts, or what the chain counts if that is more,
     * because someone else has used the gas payer's account. Never less than what was given out.
     */
    public Mono<Long> nextAccountNonce(LaneId lane, long token, long countOnChain) {
        return database.sql(NEXT_NONCE)
                .bind("chain", lane.chain().value())
                .bind("lane", lane.number())
                .bind("token", token)
                .bind("count", countOnChain)
                .mapValue(Long.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new LaneLostException(lane, token)));
    }

    /**
     * Gives the batch its account nonce and writes the transaction; nothing of it if the lane was
     * lost.
     */
    public Mono<Void> insert(LaneId lane, long token, Attempt attempt) {
        return write(INSERT, lane, token, attempt);
    }

    /** Writes one that takes the place of an earlier one of the same account nonce. */
    public Mono<Void> replace(LaneId lane, long token, Attempt attempt) {
        return write(REPLACE, lane, token, attempt);
    }

    /** The last attempt of each account nonce that the chain has not counted yet. */
    public Mono<List<Attempt>> unmined(LaneId lane, Address sender, long countOnChain) {
        return database.sql(UNMINED)
                .bind("chain", lane.chain().value())
                .bind("sender", sender.value())
                .bind("count", countOnChain)
                .map(AttemptRow::read)
                .all()
                .collectList();
    }

    /** Notes what a node answered. */
    public Mono<Void> sent(LaneId lane, Attempt attempt, Instant now, String answer) {
        return database.sql(SENT)
                .bind("chain", lane.chain().value())
                .bind("hash", attempt.hash().value())
                .bind("now", now)
                .bind("answer", answer)
                .then();
    }

    private Mono<Void> write(String sql, LaneId lane, long token, Attempt attempt) {
        return database.sql(sql)
                .bind("chain", lane.chain().value())
                .bind("lane", lane.number())
                .bind("token", token)
                .bind("sender", attempt.sender().value())
                .bind("nonce", attempt.accountNonce())
                .bind("number", attempt.number())
                .bind("batch", attempt.batch().value())
                .bind("raw", attempt.raw())
                .bind("hash", attempt.hash().value())
                .bind("gas", attempt.gasLimit())
                .bind("maximum", new BigDecimal(attempt.fees().maximum().value()))
                .bind("priority", new BigDecimal(attempt.fees().priority().value()))
                .bind("now", attempt.createdAt())
                .mapValue(Long.class)
                .one()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new LaneLostException(lane, token)))
                .then();
    }
}
