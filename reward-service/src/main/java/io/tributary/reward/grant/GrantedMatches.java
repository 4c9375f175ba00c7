package io.tributary.reward.grant;

import io.tributary.values.MatchId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The tables {@code reward_matches}, which match was granted already; {@code reward_orders}, the
 * locks of orders; and {@code reward_guards}, how far back the first of them reaches.
 */
final class GrantedMatches {

    private static final String OLDEST_GUARDED =
            """
            select oldest
            from reward_guards
            for share
            """;

    private static final String ENTER_ORDERS =
            """
            insert into reward_orders (product_id, order_id)
            select distinct product_id, order_id
            from unnest(:products::uuid[], :orders::text[]) as met (product_id, order_id)
            order by product_id, order_id
            on conflict do nothing
            """;

    private static final String LOCK_ORDERS =
            """
            select 1
            from reward_orders
            where (product_id, order_id) in (
                select product_id, order_id
                from unnest(:products::uuid[], :orders::text[]) as met (product_id, order_id))
            order by product_id, order_id
            for update
            """;

    private static final String CLAIM =
            """
            insert into reward_matches
                (match_id, received_at, product_id, order_id, granted_at)
            select match_id, received_at, product_id, order_id, :now
            from unnest(:matches::uuid[], :receivedAt::timestamptz[], :products::uuid[],
                :orders::text[])
                as met (match_id, received_at, product_id, order_id)
            order by match_id
            on conflict do nothing
            returning match_id
            """;

    private final DatabaseClient client;

    GrantedMatches(DatabaseClient client) {
        this.client = client;
    }

    /** From when on a granted match is remembered; does not move before the transaction ends. */
    Mono<Instant> oldestGuarded() {
        return client.sql(OLDEST_GUARDED).mapValue(Instant.class).one();
    }

    /** Locks the orders of these matches, so that a refund of one waits until they are granted. */
    Mono<Void> lockOrders(Collection<Match> matches) {
        List<Match> purchases = matches.stream().filter(match -> match.orderId() != null).toList();
        if (purchases.isEmpty()) {
            return Mono.empty();
        }
        return bindOrders(ENTER_ORDERS, purchases)
                .then()
                .then(bindOrders(LOCK_ORDERS, purchases).then());
    }

    /** Claims each match for this transaction; gives those that were not claimed before. */
    Mono<Set<MatchId>> claim(Collection<Match> matches, Instant now) {
        return bindOrders(CLAIM, matches)
                .bind("matches", matches.stream().map(m -> m.id().value()).toArray(UUID[]::new))
                .bind("receivedAt", receivedAt(matches))
                .bind("now", now)
                .map(row -> new MatchId(Objects.requireNonNull(row.get(0, UUID.class))))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    private DatabaseClient.GenericExecuteSpec bindOrders(String sql, Collection<Match> matches) {
        return client.sql(sql).bind("products", products(matches)).bind("orders", orders(matches));
    }

    private static UUID[] products(Collection<Match> matches) {
        return matches.stream().map(m -> m.origin().product().value()).toArray(UUID[]::new);
    }

    private static Instant[] receivedAt(Collection<Match> matches) {
        return matches.stream().map(m -> m.origin().receivedAt()).toArray(Instant[]::new);
    }

    private static @Nullable String[] orders(Collection<Match> matches) {
        @Nullable String[] orders = new @Nullable String[matches.size()];
        int next = 0;
        for (Match match : matches) {
            orders[next++] = match.orderId();
        }
        return orders;
    }
}
