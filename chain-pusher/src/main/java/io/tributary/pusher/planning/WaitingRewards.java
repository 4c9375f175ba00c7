package io.tributary.pusher.planning;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.pusher.PusherProperties;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The rewards that wait for a batch, as the planner sees them. */
final class WaitingRewards {

    private static final String DUE =
            """
            select waiting.*, coalesce(latest.planned_at <= :restedSince, true) as rested
            from (select product_id, token, campaign_id, count(*) as aged
                  from pushable_rewards
                  where chain_id = :chain and state = 'pending' and amount > 0
                    and created_at <= :agedSince and (push_after is null or push_after <= :now)
                  group by product_id, token, campaign_id) waiting
            left join lateral (select max(planned_at) as planned_at
                               from batches b
                               where b.product_id = waiting.product_id and b.token = waiting.token
                                 and b.campaign_id = waiting.campaign_id) latest on true
            where waiting.aged >= :size or coalesce(latest.planned_at <= :restedSince, true)
            order by waiting.product_id, waiting.token, waiting.campaign_id
            """;

    /**
     * Rows that the intake is writing are left for the next batch: waiting for them could deadlock.
     */
    private static final String CLAIM =
            """
            select reward_id, wallet, amount
            from pushable_rewards
            where chain_id = :chain and state = 'pending' and amount > 0
              and product_id = :product and token = :token and campaign_id = :campaign
              and created_at <= :agedSince and (push_after is null or push_after <= :now)
            order by created_at, reward_id
            limit :size
            for update skip locked
            """;

    private static final String PARK =
            """
            with waiting as (
                select reward_id
                from pushable_rewards
                where chain_id = :chain and state = 'pending' and amount > 0
                  and product_id = :product and token = :token and campaign_id = :campaign
                  and created_at <= :agedSince and (push_after is null or push_after <= :now)
                  and received_at <= :patientSince and outcome is distinct from 'PARKED'
                order by reward_id
                limit :size
                for update skip locked)
            update pushable_rewards r
            set outcome = 'PARKED', outcome_reason = :reason, outcome_at = :now, outcome_version = outcome_version + 1
            from waiting
            where r.reward_id = waiting.reward_id
            """;

    private static final int PARKED_AT_ONCE = 5_000;

    private final DatabaseClient database;
    private final PusherProperties properties;

    WaitingRewards(DatabaseClient database, PusherProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** The groups for which at least one batch is due. */
    Mono<List<DueGroup>> due(ChainId chain, Instant now) {
        return database.sql(DUE)
                .bind("chain", chain.value())
                .bind("agedSince", now.minus(properties.minimumAge()))
                .bind("restedSince", now.minus(properties.batchInterval()))
                .bind("now", now)
                .bind("size", properties.batchSize())
                .map(WaitingRewards::toDueGroup)
                .all()
                .collectList();
    }

    /** The oldest rewards of the group, locked until the transaction ends. */
    Mono<List<WaitingReward>> claim(ChainId chain, RewardGroup group, Instant now) {
        return ofGroup(CLAIM, chain, group, now)
                .bind("size", properties.batchSize())
                .map(WaitingRewards::toWaitingReward)
                .all()
                .collectList();
    }

    /**
     * Says of the group's rewards that have waited for long why they are in no batch; once each.
     * Answers how many.
     */
    Mono<Long> park(ChainId chain, RewardGroup group, Instant now, String reason) {
        return ofGroup(PARK, chain, group, now)
                .bind("patientSince", now.minus(properties.bankPatience()))
                .bind("size", PARKED_AT_ONCE)
                .bind("reason", reason)
                .fetch()
                .rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec ofGroup(
            String sql, ChainId chain, RewardGroup group, Instant now) {
        return database.sql(sql)
                .bind("chain", chain.value())
                .bind("product", group.product().value())
                .bind("token", group.token().value())
                .bind("campaign", group.campaign().value())
                .bind("agedSince", now.minus(properties.minimumAge()))
                .bind("now", now);
    }

    private static DueGroup toDueGroup(Readable row) {
        RewardGroup group =
                new RewardGroup(
                        Column.product(row, "product_id"),
                        Column.address(row, "token"),
                        new CampaignId(Column.uuid(row, "campaign_id")));
        return new DueGroup(
                group, Column.of(row, "aged", Long.class), Column.of(row, "rested", Boolean.class));
    }

    private static WaitingReward toWaitingReward(Readable row) {
        return new WaitingReward(
                new RewardId(Column.uuid(row, "reward_id")),
                Column.address(row, "wallet"),
                new TokenAmount(Column.of(row, "amount", BigDecimal.class).toBigIntegerExact()));
    }
}
