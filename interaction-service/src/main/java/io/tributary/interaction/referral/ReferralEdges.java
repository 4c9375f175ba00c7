package io.tributary.interaction.referral;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.dedup.Space;
import io.tributary.messaging.column.Column;
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

/** The stored edges: referee to referrer, one for each wallet and space. */
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
            with recursive walk (product_id, test, wallet, referrer, depth) as (
              select e.product_id, e.test, e.wallet, e.referrer, 1
              from (select distinct u.product_id, u.test, u.wallet
                from unnest(:products::uuid[], :tests::boolean[], :wallets::text[]) as u (product_id, test, wallet)) s
              join referral_edges e
                on e.product_id = s.product_id
                and e.test = s.test
                and e.wallet = s.wallet
              union all
              select w.product_id, w.test, w.referrer, e.referrer, w.depth + 1
              from walk w
              cross join lateral (
                select e.referrer
                from referral_edges e
                where e.product_id = w.product_id
                  and e.test = w.test
                  and e.wallet = w.referrer
                limit 1) e
              where w.depth <= :longest
            )
            select distinct product_id, test, wallet, referrer
            from walk
            """;

    private static final String INSERT =
            """
            insert into referral_edges (product_id, test, wallet, referrer, interaction_id, linked_at)
            select u.product_id, u.test, u.wallet, u.referrer, u.interaction_id, now()
            from unnest(:products::uuid[], :tests::boolean[], :wallets::text[], :referrers::text[], :ids::uuid[])
              as u (product_id, test, wallet, referrer, interaction_id)
            order by u.product_id, u.test, u.wallet collate "C"
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
        List<ReferralGraph.Member> starts =
                requests.stream()
                        .flatMap(r -> Stream.of(member(r, r.referee()), member(r, r.referrer())))
                        .toList();
        return Space.bind(database.sql(ABOVE), starts, ReferralGraph.Member::space)
                .bind("wallets", texts(starts, start -> start.wallet().value()))
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
        return Space.bind(database.sql(INSERT), linked, ReferralRequest::space)
                .bind("wallets", texts(linked, r -> r.referee().value()))
                .bind("referrers", texts(linked, r -> r.referrer().value()))
                .bind("ids", linked.stream().map(r -> r.id().value()).toArray(UUID[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static ReferralGraph.Member member(ReferralRequest request, Address wallet) {
        return new ReferralGraph.Member(request.space(), wallet);
    }

    private static long lockOf(ProductId product) {
        return product.value().getMostSignificantBits() ^ product.value().getLeastSignificantBits();
    }

    private static ReferralGraph.Member toMember(Readable row) {
        return new ReferralGraph.Member(
                new Space(Column.product(row, "product_id"), Column.of(row, "test", Boolean.class)),
                Column.address(row, "wallet"));
    }
}
