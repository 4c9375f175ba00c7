package io.tributary.pusher.planning;

import io.r2dbc.spi.Readable;
import io.tributary.events.PushBatch;
import io.tributary.messaging.column.Column;
import io.tributary.pusher.batch.BatchId;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.signing.Eip712;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Brings batches back that push-batches.v1 has and the database lacks: they were authorised by a
 * database of which this one is an older copy, and may be signed, sent, or paid. A batch comes back
 * as it was authorised, with its nonce, and goes on as any other, so that its rewards are in no
 * second batch and it is paid once.
 */
public final class LostBatches {

    /** In the order in which the intake locks them. */
    private static final String REWARDS =
            """
            select reward_id, wallet, amount, batch_id is not null as taken
            from pushable_rewards
            where reward_id = any(:ids::uuid[]) and chain_id = :chain and token = :token
              and product_id = :product and campaign_id = :campaign
            order by reward_id
            for update
            """;

    private static final String AUTHORISED =
            """
            update batches
            set state = 'AUTHORISED', generation = :generation, authorised_at = :at, announced_at = :at
            where batch_id = :batch and state = 'PLANNED'
            """;

    private final DatabaseClient database;
    private final PlannedBatches batches;
    private final Nonces nonces;
    private final TransactionalOperator transaction;

    LostBatches(
            DatabaseClient database,
            PlannedBatches batches,
            Nonces nonces,
            TransactionalOperator transaction) {
        this.database = database;
        this.batches = batches;
        this.nonces = nonces;
        this.transaction = transaction;
    }

    /** Brings one back, in one transaction; changes nothing where that is not possible. */
    public Recovery recover(LaneId lane, PushBatch lost) {
        Mono<Recovery> work =
                rewards(lost).flatMap(rewards -> recover(lane, lost, List.copyOf(rewards)));
        return LanePoller.await(transaction.transactional(work));
    }

    private Mono<Recovery> recover(LaneId lane, PushBatch lost, List<Known> rewards) {
        if (rewards.size() < lost.getRewardIds().size()) {
            return Mono.just(Recovery.REWARDS_UNKNOWN);
        }
        BatchContent content = BatchContent.of(rewards.stream().map(Known::reward).toList());
        if (rewards.stream().anyMatch(Known::taken) || !isListOf(lost, content)) {
            return Mono.just(Recovery.CONTRADICTED);
        }
        return write(toPlanned(lane, lost, content), lost).thenReturn(Recovery.RECOVERED);
    }

    private Mono<Void> write(PlannedBatch batch, PushBatch lost) {
        return batches.insert(batch)
                .then(authorise(lost))
                .then(nonces.skip(batch.lane().chain(), batch.bank(), batch.nonce()));
    }

    private Mono<List<Known>> rewards(PushBatch lost) {
        return database.sql(REWARDS)
                .bind("ids", lost.getRewardIds().toArray(UUID[]::new))
                .bind("chain", lost.getChainId())
                .bind("token", lost.getToken())
                .bind("product", lost.getProductId())
                .bind("campaign", lost.getCampaignId())
                .map(LostBatches::toKnown)
                .all()
                .collectList();
    }

    private Mono<Void> authorise(PushBatch lost) {
        return database.sql(AUTHORISED)
                .bind("generation", lost.getGeneration())
                .bind("at", lost.getAuthorisedAt())
                .bind("batch", lost.getBatchId())
                .then();
    }

    private static boolean isListOf(PushBatch lost, BatchContent content) {
        return content.rewards().size() == lost.getRewardIds().size()
                && Eip712.rewardsHash(content.recipients())
                        .equals(new Bytes32(lost.getRewardsHash()));
    }

    private static PlannedBatch toPlanned(LaneId lane, PushBatch lost, BatchContent content) {
        Address token = new Address(lost.getToken());
        return new PlannedBatch(
                new BatchId(lost.getBatchId()),
                lane,
                new Address(lost.getBank()),
                new RewardGroup(
                        new ProductId(lost.getProductId()),
                        token,
                        new CampaignId(lost.getCampaignId())),
                new Bytes32(lost.getNonce()),
                content,
                new Bytes32(lost.getRewardsHash()),
                lost.getAuthorisedAt());
    }

    private static Known toKnown(Readable row) {
        WaitingReward reward =
                new WaitingReward(
                        new RewardId(Column.uuid(row, "reward_id")),
                        Column.address(row, "wallet"),
                        new TokenAmount(
                                Column.of(row, "amount", BigDecimal.class).toBigIntegerExact()));
        return new Known(reward, Column.of(row, "taken", Boolean.class));
    }

    /**
     * A reward of a lost batch as the database has it.
     *
     * @param reward the reward
     * @param taken whether another batch has it
     */
    private record Known(WaitingReward reward, boolean taken) {}
}
