package io.tributary.pusher.confirmation;

import io.r2dbc.spi.Readable;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.Topics;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.column.Column;
import io.tributary.values.ChainId;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What became of rewards, as it is stored and told: the same version always has the same content.
 */
final class RewardOutcomes {

    private static final int LIMIT = 500;

    /** What waits for a bank is in no batch; the first lane tells of it. */
    private static final String UNPUBLISHED =
            """
            select r.reward_id, r.outcome_version, r.outcome, r.outcome_reason, r.outcome_at, r.chain_id,
                   coalesce(b.bank, '') as bank, coalesce(b.nonce, '') as nonce, b.mined_tx, b.mined_block, b.mined_at
            from pushable_rewards r
            left join batches b on b.batch_id = r.batch_id
            where r.chain_id = :chain and coalesce(b.lane, 0) = :lane and r.published_version < r.outcome_version
            order by r.outcome_at, r.reward_id
            limit :limit
            """;

    /** Rewards are locked in the order in which the intake locks them. */
    private static final String PUBLISHED =
            """
            with told as (
                select r.reward_id, n.version
                from pushable_rewards r
                join unnest(:ids::uuid[], :versions::bigint[]) as n (reward_id, version) on n.reward_id = r.reward_id
                order by r.reward_id
                for update of r)
            update pushable_rewards r
            set published_version = told.version
            from told
            where r.reward_id = told.reward_id and r.published_version < told.version
            """;

    private final DatabaseClient database;

    RewardOutcomes(DatabaseClient database) {
        this.database = database;
    }

    /** Outcomes that reward-pushes.v1 may not have, oldest first. */
    Mono<List<RewardPush>> unpublished(ChainId chain, int lane) {
        return database.sql(UNPUBLISHED)
                .bind("chain", chain.value())
                .bind("lane", lane)
                .bind("limit", LIMIT)
                .map(RewardOutcomes::toRewardPush)
                .all()
                .collectList();
    }

    /** Notes that these were acknowledged. */
    Mono<Void> published(List<RewardPush> outcomes) {
        return database.sql(PUBLISHED)
                .bind("ids", outcomes.stream().map(RewardPush::getRewardId).toArray(UUID[]::new))
                .bind(
                        "versions",
                        outcomes.stream().map(RewardPush::getVersion).toArray(Long[]::new))
                .then();
    }

    static Outgoing<RewardPush> outgoing(RewardPush outcome) {
        String key = outcome.getRewardId().toString();
        return new Outgoing<>(Topics.REWARD_PUSHES, key, key + ":" + outcome.getVersion(), outcome);
    }

    private static RewardPush toRewardPush(Readable row) {
        PushOutcome outcome = PushOutcome.valueOf(Column.text(row, "outcome"));
        RewardPush.Builder push =
                RewardPush.newBuilder()
                        .setRewardId(Column.uuid(row, "reward_id"))
                        .setVersion(Column.of(row, "outcome_version", Long.class))
                        .setOutcome(outcome)
                        .setChainId(Column.of(row, "chain_id", Long.class))
                        .setBank(Column.text(row, "bank"))
                        .setNonce(Column.text(row, "nonce"))
                        .setDecidedAt(Column.time(row, "outcome_at"));
        if (outcome == PushOutcome.PARKED) {
            push.setReason(Column.text(row, "outcome_reason"));
        }
        if (outcome == PushOutcome.PUSHED) {
            push.setTxHash(Column.text(row, "mined_tx"))
                    .setBlockNumber(Column.of(row, "mined_block", Long.class))
                    .setPushedAt(Column.time(row, "mined_at"));
        }
        return push.build();
    }
}
