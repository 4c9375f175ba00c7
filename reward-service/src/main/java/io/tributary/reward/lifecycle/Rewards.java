package io.tributary.reward.lifecycle;

import io.tributary.values.MatchId;
import io.tributary.values.RewardId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The table {@code rewards}. Who changes rows of it holds their rows of {@code reward_pushes},
 * taken in the order of the reward's id.
 */
public final class Rewards {

    private static final String INSERT =
            """
            insert into rewards (id, version, match_id, interaction_id, campaign_id, product_id,
                received_at, level, wallet, chain_id, token, amount, status, created_at, push_after)
            select id, 1, match_id, interaction_id, campaign_id, product_id,
                received_at, level, wallet, chain_id, token, amount, 'pending', created_at, push_after
            from unnest(:ids::uuid[], :matches::uuid[], :interactions::uuid[], :campaigns::uuid[],
                :products::uuid[], :receivedAt::timestamptz[], :levels::int[], :wallets::text[],
                :chains::bigint[], :tokens::text[], :amounts::numeric[], :createdAt::timestamptz[],
                :pushAfter::timestamptz[])
                as granted (id, match_id, interaction_id, campaign_id, product_id, received_at,
                    level, wallet, chain_id, token, amount, created_at, push_after)
            order by id
            """;

    private static final String OF_MATCHES =
            """
            select *
            from rewards
            where match_id = any(:matches::uuid[])
            order by match_id, level
            """;

    private static final String BY_IDS =
            """
            select *
            from rewards
            where id = any(:ids::uuid[])
            order by id
            """;

    private final DatabaseClient client;

    Rewards(DatabaseClient client) {
        this.client = client;
    }

    /** Writes new rewards, pending, in version 1. */
    public Mono<Void> insert(List<Reward> rewards) {
        return client.sql(INSERT)
                .bind("ids", ids(rewards, reward -> reward.id().value()))
                .bind("matches", ids(rewards, reward -> reward.origin().match().value()))
                .bind("interactions", ids(rewards, reward -> reward.origin().interaction().value()))
                .bind("campaigns", ids(rewards, reward -> reward.origin().campaign().value()))
                .bind("products", ids(rewards, reward -> reward.origin().product().value()))
                .bind("receivedAt", times(rewards, reward -> reward.origin().receivedAt()))
                .bind("levels", column(rewards, Reward::level, Integer[]::new))
                .bind("wallets", texts(rewards, reward -> reward.wallet().value()))
                .bind("chains", column(rewards, reward -> reward.chain().value(), Long[]::new))
                .bind("tokens", texts(rewards, reward -> reward.token().value()))
                .bind("amounts", amounts(rewards))
                .bind("createdAt", times(rewards, Reward::createdAt))
                .bind("pushAfter", times(rewards, Reward::pushAfter))
                .then();
    }

    /** The rewards of these matches, as they stand. */
    public Mono<List<Reward>> ofMatches(Collection<MatchId> matches) {
        return client.sql(OF_MATCHES)
                .bind("matches", matches.stream().map(MatchId::value).toArray(UUID[]::new))
                .map(RewardRow::toReward)
                .all()
                .collectList();
    }

    /** Those of these rewards that were granted, as they stand. */
    public Mono<List<Reward>> byIds(Collection<RewardId> ids) {
        return client.sql(BY_IDS)
                .bind("ids", ids.stream().map(RewardId::value).toArray(UUID[]::new))
                .map(RewardRow::toReward)
                .all()
                .collectList();
    }

    private static UUID[] ids(List<Reward> rewards, Function<Reward, UUID> value) {
        return column(rewards, value, UUID[]::new);
    }

    private static String[] texts(List<Reward> rewards, Function<Reward, String> value) {
        return column(rewards, value, String[]::new);
    }

    private static BigDecimal[] amounts(List<Reward> rewards) {
        return column(
                rewards, reward -> new BigDecimal(reward.amount().units()), BigDecimal[]::new);
    }

    private static @Nullable Instant[] times(
            List<Reward> rewards, Function<Reward, @Nullable Instant> value) {
        @Nullable Instant[] times = new @Nullable Instant[rewards.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = value.apply(rewards.get(i));
        }
        return times;
    }

    private static <T> T[] column(
            List<Reward> rewards, Function<Reward, T> value, IntFunction<T[]> array) {
        return rewards.stream().map(value).toArray(array);
    }
}
