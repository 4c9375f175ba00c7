package io.tributary.e2e.equation;

import static io.tributary.quickstart.settings.Service.PUSHER;
import static io.tributary.quickstart.settings.Service.REWARD;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Invariants 4 and 8: what is owed is credited on chain, once. */
final class ChainEquations {

    private final Databases databases;
    private final Records records;
    private final Ledger ledger;

    ChainEquations(Databases databases, Records records, Ledger ledger) {
        this.databases = databases;
        this.records = records;
        this.ledger = ledger;
    }

    Stream<Difference> differences() {
        return Stream.of(
                        taken(),
                        batched(),
                        signed(),
                        landed(),
                        told(),
                        credited(),
                        outcomes(),
                        covered())
                .flatMap(one -> one);
    }

    private Stream<Difference> taken() {
        return Difference.between(
                "rewards = rewards at the pusher",
                databases.rows(
                        REWARD,
                        "select id, concat_ws(' ', campaign_id, wallet, token, amount, status) from"
                                + " rewards"),
                databases.rows(
                        PUSHER,
                        """
                        select reward_id, concat_ws(' ', campaign_id, wallet, token, amount, state)
                          from pushable_rewards
                        """));
    }

    private Stream<Difference> batched() {
        return Difference.between(
                "a reward is in one batch, with its amount",
                databases.rows(PUSHER, "select reward_id, amount from pushable_rewards"),
                databases.rows(PUSHER, "select reward_id, amount from batch_rewards"));
    }

    private Stream<Difference> signed() {
        return Difference.between(
                "batches = push-batches.v1",
                databases.rows(
                        PUSHER,
                        """
                        select bank || ':' || nonce,
                               concat_ws(' ', batch_id, generation, rewards_hash,
                                         case state when 'PUBLISHED' then 'FINAL' else state end)
                          from batches
                        """),
                records.latest(
                        "push-batches.v1",
                        List.of("bank", "nonce"),
                        List.of("batchId", "generation", "rewardsHash", "state")));
    }

    private Stream<Difference> landed() {
        return Difference.between(
                "batches = RewardsPushed on chain, each nonce once",
                databases.rows(
                        PUSHER,
                        """
                        select bank || ':' || nonce,
                               concat_ws(' ', '0x' || replace(campaign_id::text, '-', ''), token, rewards_hash, mined_tx)
                          from batches
                        """),
                ledger.pushes());
    }

    private Stream<Difference> told() {
        return Difference.between(
                "transaction of a reward = that of its batch",
                databases.rows(REWARD, "select id, tx_hash from rewards"),
                databases.rows(
                        PUSHER,
                        """
                        select r.reward_id, b.mined_tx
                          from batch_rewards r
                          join batches b on b.batch_id = r.batch_id
                        """));
    }

    private Stream<Difference> credited() {
        Map<String, String> pushed =
                databases.rows(
                        REWARD,
                        """
                        select token || ' ' || wallet, sum(amount)
                          from rewards
                         where status = 'pushed'
                         group by 1
                        """);
        return Stream.concat(
                Difference.between("pushed = RewardAdded on chain", pushed, ledger.added()),
                Difference.between("pushed = claimable on chain", pushed, ledger.claimable()));
    }

    private Stream<Difference> outcomes() {
        return Difference.between(
                "outcomes = reward-pushes.v1",
                databases.rows(
                        PUSHER,
                        """
                        select reward_id, concat_ws(' ', outcome_version, outcome)
                          from pushable_rewards
                         where outcome is not null
                        """),
                records.latest(
                        "reward-pushes.v1", List.of("rewardId"), List.of("version", "outcome")));
    }

    private Stream<Difference> covered() {
        return Difference.none("a ledger holds what it owes", ledger.shortOf());
    }
}
