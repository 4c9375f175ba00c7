package io.tributary.interaction.lineage;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The wallets really below a wallet: ten levels, and of all these the ten thousand nearest, so that
 * nobody's tree costs more than so many looks into an index.
 */
@Component
class ReferralTree {

    static final int DEPTH = 10;
    static final int MOST = 10_000;

    /*
     * A recursive query gives its rows level by level, and stops as soon as the limit above it is reached; lateral with
     * a limit makes each step a look into the index. The counts come as rows without a wallet.
     */
    private static final String BELOW =
            """
            with recursive below (wallet, level, linked_at, edge) as (
              (select e.wallet, 1, e.linked_at, e.interaction_id
              from referral_edges e
              where e.product_id = :product
                and not e.test
                and e.referrer = :wallet
              order by e.linked_at desc, e.interaction_id desc
              limit :most)
              union all
              select e.wallet, b.level + 1, e.linked_at, e.interaction_id
              from below b
              cross join lateral (
                select e.wallet, e.linked_at, e.interaction_id
                from referral_edges e
                where e.product_id = :product
                and not e.test
                  and e.referrer = b.wallet
                order by e.linked_at desc, e.interaction_id desc
                limit :most) e
              where b.level < :depth
            ),
            nearest as materialized (
              select *
              from below
              limit :most
            ),
            page as (
              select *
              from nearest
              where (linked_at, edge) < (:at, :edge)
              order by linked_at desc, edge desc
              limit :limit
            )
            select wallet, level, linked_at, edge, 0 as members
            from page
            union all
            select null, level, null, null, count(*)
            from nearest
            group by level
            order by linked_at desc nulls last, edge desc
            """;

    private final DatabaseClient database;

    ReferralTree(DatabaseClient database) {
        this.database = database;
    }

    /** How many there are at each level, and a page of them, the last linked first. */
    Mono<Below> below(ProductId product, Address wallet, PageRequest page) {
        Cursor after = page.afterOrNewest();
        return database.sql(BELOW)
                .bind("product", product.value())
                .bind("wallet", wallet.value())
                .bind("most", MOST)
                .bind("depth", DEPTH)
                .bind("at", after.at())
                .bind("edge", after.id())
                .bind("limit", page.limit() + 1)
                .map(Row::of)
                .all()
                .collectList()
                .map(rows -> toBelow(rows, page.limit()));
    }

    private static Below toBelow(List<Row> rows, int limit) {
        Map<Integer, Long> counts = new TreeMap<>();
        List<TreeMember> members = new ArrayList<>();
        for (Row row : rows) {
            switch (row) {
                case Row.Count(int level, long many) -> counts.put(level, many);
                case Row.Member(TreeMember member) -> members.add(member);
            }
        }
        return new Below(counts, Page.of(members, limit, TreeMember::position));
    }

    /**
     * What is below a wallet.
     *
     * @param counts members of each level that has some
     * @param page some of the members, newest first
     */
    record Below(Map<Integer, Long> counts, Page<TreeMember> page) {}

    /** One row of the answer. */
    private sealed interface Row {

        record Member(TreeMember member) implements Row {}

        record Count(int level, long members) implements Row {}

        static Row of(Readable row) {
            int level = Column.of(row, "level", Integer.class);
            if (row.get("wallet", String.class) == null) {
                return new Count(level, Column.of(row, "members", Long.class));
            }
            return new Member(
                    new TreeMember(
                            Column.address(row, "wallet"),
                            level,
                            Column.time(row, "linked_at"),
                            Column.uuid(row, "edge")));
        }
    }
}
