package io.tributary.interaction.referral;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored edges: referee to referrer, one for each wallet and product. */
@Component
class ReferralEdges {

    private static final String LOCK =
            """
            select pg_advisory_xact_lock(l.product_lock)
            from unnest(:locks::bigint[]) as l (product_lock)
            """;

    /* Lateral with a limit: each step is one look into the index, whatever the planner expects of a big table. */
    private static final String ABOVE =
            """
            with recursive walk (product_id, wallet, referrer, depth) as (
              select e.product_id, e.wallet, e.referrer, 1
              from (select distinct u.product_id, u.wallet
                from unnest(:products::uuid[], :wallets::text[]) as u (product_id, wallet)) s
              join referral_edges e
                on e.product_id = s.product_id
                and e.wallet = s.wallet
              union all
              select w.product_id, w.referrer, e.referrer, w.depth + 1
              from walk w
              cross join lateral (
                select e.referrer
                from referral_edges e
                where e.product_id = w.product_id
                  and e.wallet = w.referrer
                limit 1) e
              where w.depth <= :longest
            )
            select distinct product_id, wallet, referrer
            from walk
            """;

    private static final String INSERT =
            """
            insert into referral_edges (product_id, wallet, referrer, interaction_id, linked_at)
            select u.product_id, u.wallet, u.referrer, u.interaction_id, now()
            from unnest(:products::uuid[], :wallets::text[], :referrers::text[], :ids::uuid[])
              as u (product_id, wallet, referrer, interaction_id)
            order by u.product_id, u.wallet collate "C"
            """;

    private final DatabaseClient database;

    ReferralEdges(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Makes this transaction the only one that decides edges of these products; sorted by the lock
     * itself.
     */
    Mono<Void> lock(Stream<ProductId> products) {
        Long[] locks = products.map(ReferralEdges::lockOf).distinct().sorted().toArray(Long[]::new);
        return database.sql(LOCK).bind("locks", locks).fetch().rowsUpdated().then();
    }

    /** The edges above every wallet that is named, as far up as a walk may go. */
    Mono<Map<ReferralGraph.Member, Address>> above(List<ReferralRequest> requests) {
        return database.sql(ABOVE)
                .bind(
                        "products",
                        requests.stream()
                                .flatMap(r -> Stream.of(r.product().value(), r.product().value()))
                                .toArray(UUID[]::new))
                .bind(
                        "wallets",
                        requests.stream()
                                .flatMap(r -> Stream.of(r.referee().value(), r.referrer().value()))
                                .toArray(String[]::new))
                .bind("longest", ReferralGraph.LONGEST_CHAIN)
                .map(row -> Map.entry(toMember(row), Column.address(row, "referrer")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Stores new edges. */
    Mono<Void> insert(List<ReferralRequest> linked) {
        if (linked.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(INSERT)
                .bind(
                        "products",
                        linked.stream().map(r -> r.product().value()).toArray(UUID[]::new))
                .bind("wallets", texts(linked, r -> r.referee().value()))
                .bind("referrers", texts(linked, r -> r.referrer().value()))
                .bind("ids", linked.stream().map(r -> r.id().value()).toArray(UUID[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static String[] texts(
            List<ReferralRequest> requests, Function<ReferralRequest, String> text) {
        return requests.stream().map(text).toArray(String[]::new);
    }

    private static long lockOf(ProductId product) {
        return product.value().getMostSignificantBits() ^ product.value().getLeastSignificantBits();
    }

    private static ReferralGraph.Member toMember(Readable row) {
        return new ReferralGraph.Member(
                Column.product(row, "product_id"), Column.address(row, "wallet"));
    }
}
