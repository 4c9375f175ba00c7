package io.tributary.reward.settlement;

import io.tributary.reward.lifecycle.Payment;
import io.tributary.values.RewardId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The table {@code reward_pushes}: the last outcome of each reward, also of one that is not granted
 * yet. Its rows are the locks of the rewards: the grant and the settlement of a reward both take
 * them first, in the order of the reward's id, so that neither can miss the other.
 */
public final class PushOutcomes {

    private static final String EXPECT =
            """
            insert into reward_pushes as known (reward_id)
            select reward_id
            from unnest(:rewards::uuid[]) as granted (reward_id)
            order by reward_id
            on conflict (reward_id) do update set reward_id = excluded.reward_id
            """;

    private static final String HEAR =
            """
            insert into reward_pushes as known
                (reward_id, push_version, outcome, reason, tx_hash, block_number, pushed_at)
            select reward_id, push_version, outcome, reason, tx_hash, block_number, pushed_at
            from unnest(:rewards::uuid[], :versions::bigint[], :outcomes::text[], :reasons::text[],
                :txHashes::text[], :blocks::bigint[], :times::timestamptz[])
                as heard (reward_id, push_version, outcome, reason, tx_hash, block_number, pushed_at)
            order by reward_id
            on conflict (reward_id) do update
            set push_version = excluded.push_version,
                outcome = excluded.outcome,
                reason = excluded.reason,
                tx_hash = excluded.tx_hash,
                block_number = excluded.block_number,
                pushed_at = excluded.pushed_at
            where known.outcome is distinct from 'pushed'
              and (excluded.outcome = 'pushed' or excluded.push_version > known.push_version)
            returning known.reward_id
            """;

    private static final String APPLY =
            """
            update rewards as reward
            set version = reward.version + 1,
                status = case heard.outcome when 'pushed' then 'pushed' else reward.status end,
                parked_reason = heard.reason,
                tx_hash = heard.tx_hash,
                block_number = heard.block_number,
                pushed_at = heard.pushed_at
            from reward_pushes as heard
            where heard.reward_id = any(:rewards::uuid[])
              and heard.outcome is not null
              and reward.id = heard.reward_id
              and reward.status = 'pending'
              and (heard.outcome = 'pushed' or heard.reason is distinct from reward.parked_reason)
            returning reward.id
            """;

    private final DatabaseClient client;

    PushOutcomes(DatabaseClient client) {
        this.client = client;
    }

    /** Makes and locks the rows of rewards that are about to be granted. */
    public Mono<Void> expect(Collection<RewardId> rewards) {
        return client.sql(EXPECT).bind("rewards", ids(rewards)).then();
    }

    /**
     * Applies what was heard to those rewards that are granted and pending; gives those that
     * changed. The caller holds their rows.
     */
    public Mono<Set<RewardId>> apply(Collection<RewardId> rewards) {
        return changed(client.sql(APPLY).bind("rewards", ids(rewards)));
    }

    /** Locks the rows and keeps each outcome that is news; gives those rewards. */
    Mono<Set<RewardId>> hear(List<Outcome> outcomes) {
        return changed(
                client.sql(HEAR)
                        .bind("rewards", ids(outcomes.stream().map(Outcome::reward).toList()))
                        .bind(
                                "versions",
                                outcomes.stream().map(Outcome::version).toArray(Long[]::new))
                        .bind(
                                "outcomes",
                                outcomes.stream().map(PushOutcomes::word).toArray(String[]::new))
                        .bind("reasons", texts(outcomes, Outcome::parkedReason))
                        .bind("txHashes", texts(outcomes, PushOutcomes::txHash))
                        .bind("blocks", blocks(outcomes))
                        .bind("times", times(outcomes)));
    }

    private static Mono<Set<RewardId>> changed(DatabaseClient.GenericExecuteSpec statement) {
        return statement
                .map(row -> new RewardId(Objects.requireNonNull(row.get(0, UUID.class))))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static UUID[] ids(Collection<RewardId> rewards) {
        return rewards.stream().map(RewardId::value).toArray(UUID[]::new);
    }

    private static String word(Outcome outcome) {
        return outcome.kind().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String txHash(Outcome outcome) {
        Payment payment = outcome.payment();
        return payment == null ? null : payment.txHash().value();
    }

    private static @Nullable String[] texts(
            List<Outcome> outcomes, Function<Outcome, @Nullable String> value) {
        @Nullable String[] texts = new @Nullable String[outcomes.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = value.apply(outcomes.get(i));
        }
        return texts;
    }

    private static @Nullable Long[] blocks(List<Outcome> outcomes) {
        @Nullable Long[] blocks = new @Nullable Long[outcomes.size()];
        for (int i = 0; i < blocks.length; i++) {
            Payment payment = outcomes.get(i).payment();
            blocks[i] = payment == null ? null : Long.valueOf(payment.blockNumber());
        }
        return blocks;
    }

    private static @Nullable Instant[] times(List<Outcome> outcomes) {
        @Nullable Instant[] times = new @Nullable Instant[outcomes.size()];
        for (int i = 0; i < times.length; i++) {
            Payment payment = outcomes.get(i).payment();
            times[i] = payment == null ? null : payment.at();
        }
        return times;
    }
}
