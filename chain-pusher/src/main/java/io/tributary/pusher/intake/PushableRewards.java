package io.tributary.pusher.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The rows that wait for a batch, as the intake writes them. */
final class PushableRewards {

    /** A row that is in a batch keeps its figures: they are signed, or about to be. */
    private static final String APPLY =
            """
            insert into pushable_rewards as r (reward_id, version, product_id, campaign_id, chain_id, token, wallet,
                                               amount, state, push_after, created_at)
            select *
            from unnest(:ids::uuid[], :versions::bigint[], :products::uuid[], :campaigns::uuid[], :chains::bigint[],
                        :tokens::text[], :wallets::text[], :amounts::numeric[], :states::text[],
                        :pushAfters::timestamptz[], :createdAts::timestamptz[])
                 as n (reward_id, version, product_id, campaign_id, chain_id, token, wallet,
                       amount, state, push_after, created_at)
            order by n.reward_id
            on conflict (reward_id) do update
            set version = excluded.version,
                amount = case when r.batch_id is null then excluded.amount else r.amount end,
                push_after = case when r.batch_id is null then excluded.push_after else r.push_after end,
                state = case when r.batch_id is null then excluded.state else r.state end
            where r.version < excluded.version
            """;

    private final DatabaseClient database;

    PushableRewards(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Writes what is new; answers how many rows changed.
     *
     * @param rewards each id once, in the order of the ids, which is the order in which rows are
     *     locked
     */
    Mono<Integer> apply(List<AnnouncedReward> rewards) {
        if (rewards.isEmpty()) {
            return Mono.just(0);
        }
        return bound(rewards).fetch().rowsUpdated().map(Math::toIntExact);
    }

    private DatabaseClient.GenericExecuteSpec bound(List<AnnouncedReward> rewards) {
        return database.sql(APPLY)
                .bind("ids", array(rewards, r -> r.id().value(), new UUID[0]))
                .bind("versions", array(rewards, AnnouncedReward::version, new Long[0]))
                .bind("products", array(rewards, r -> r.product().value(), new UUID[0]))
                .bind("campaigns", array(rewards, r -> r.campaign().value(), new UUID[0]))
                .bind("chains", array(rewards, r -> r.chain().value(), new Long[0]))
                .bind("tokens", array(rewards, r -> r.token().value(), new String[0]))
                .bind("wallets", array(rewards, r -> r.wallet().value(), new String[0]))
                .bind(
                        "amounts",
                        array(rewards, r -> new BigDecimal(r.amount().units()), new BigDecimal[0]))
                .bind("states", array(rewards, AnnouncedReward::state, new String[0]))
                .bind("pushAfters", array(rewards, r -> text(r.pushAfter()), new String[0]))
                .bind("createdAts", array(rewards, r -> r.createdAt().toString(), new String[0]));
    }

    /** Times travel as text, because a null inside an array of times has no type for the driver. */
    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    @SuppressWarnings("NullAway") // Elements may be null where the column is.
    private static <T> T[] array(
            List<AnnouncedReward> rewards,
            Function<AnnouncedReward, @Nullable T> column,
            T[] type) {
        return rewards.stream().map(column).toList().toArray(type);
    }
}
