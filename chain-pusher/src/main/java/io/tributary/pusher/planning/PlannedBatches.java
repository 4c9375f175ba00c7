package io.tributary.pusher.planning;

import io.tributary.pusher.contract.Recipient;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes a planned batch with its rewards and recipients. */
final class PlannedBatches {

    private static final String BATCH =
            """
            insert into batches (batch_id, chain_id, lane, bank, token, product_id, campaign_id, nonce, rewards_hash,
                                 reward_count, state, planned_at, search_from)
            select :batch, chain_id, lane, :bank, :token, :product, :campaign, :nonce, :hash,
                   :count, 'PLANNED', :now, coalesce(scanned_block, 0)
            from lanes
            where chain_id = :chain and lane = :lane
            """;

    private static final String RECIPIENTS =
            """
            insert into batch_recipients (batch_id, position, wallet, amount)
            select :batch, n.position, n.wallet, n.amount
            from unnest(:positions::int[], :wallets::text[], :amounts::numeric[]) as n (position, wallet, amount)
            """;

    private static final String REWARDS =
            """
            with claimed as (
                insert into batch_rewards (batch_id, reward_id, wallet, amount)
                select :batch, n.reward_id, n.wallet, n.amount
                from unnest(:ids::uuid[], :wallets::text[], :amounts::numeric[]) as n (reward_id, wallet, amount)
                returning reward_id)
            update pushable_rewards r
            set state = 'batched', batch_id = :batch
            from claimed
            where r.reward_id = claimed.reward_id and r.batch_id is null
            """;

    private final DatabaseClient database;

    PlannedBatches(DatabaseClient database) {
        this.database = database;
    }

    /** Inserts all of it; fails if a reward is in another live batch. */
    Mono<Void> insert(PlannedBatch batch) {
        return insertBatch(batch).then(insertRecipients(batch)).then(insertRewards(batch));
    }

    private Mono<Void> insertBatch(PlannedBatch batch) {
        return database.sql(BATCH)
                .bind("batch", batch.id().value())
                .bind("chain", batch.lane().chain().value())
                .bind("lane", batch.lane().number())
                .bind("bank", batch.bank().value())
                .bind("token", batch.group().token().value())
                .bind("product", batch.group().product().value())
                .bind("campaign", batch.group().campaign().value())
                .bind("nonce", batch.nonce().value())
                .bind("hash", batch.rewardsHash().value())
                .bind("count", batch.content().rewards().size())
                .bind("now", batch.plannedAt())
                .then();
    }

    private Mono<Void> insertRecipients(PlannedBatch batch) {
        List<Recipient> recipients = batch.content().recipients();
        Integer[] positions = IntStream.range(0, recipients.size()).boxed().toArray(Integer[]::new);
        return database.sql(RECIPIENTS)
                .bind("batch", batch.id().value())
                .bind("positions", positions)
                .bind("wallets", array(recipients, r -> r.wallet().value(), new String[0]))
                .bind(
                        "amounts",
                        array(
                                recipients,
                                r -> new BigDecimal(r.amount().units()),
                                new BigDecimal[0]))
                .then();
    }

    private Mono<Void> insertRewards(PlannedBatch batch) {
        List<WaitingReward> rewards = batch.content().rewards();
        return database.sql(REWARDS)
                .bind("batch", batch.id().value())
                .bind("ids", array(rewards, r -> r.id().value(), new UUID[0]))
                .bind("wallets", array(rewards, r -> r.wallet().value(), new String[0]))
                .bind(
                        "amounts",
                        array(rewards, r -> new BigDecimal(r.amount().units()), new BigDecimal[0]))
                .fetch()
                .rowsUpdated()
                .filter(updated -> updated == rewards.size())
                .switchIfEmpty(
                        Mono.error(
                                () -> new IllegalStateException("a reward was claimed meanwhile")))
                .then();
    }

    private static <R, T> T[] array(List<R> rows, Function<R, T> column, T[] type) {
        return rows.stream().map(column).toList().toArray(type);
    }
}
