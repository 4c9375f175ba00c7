package io.tributary.interaction.limit;

import io.tributary.messaging.column.Column;
import io.tributary.web.limit.Spending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What all instances used of each bucket and minute. */
@Component
class SharedCounts {

    /** How many rows a call of {@link #forget} deletes at most. */
    static final int AT_ONCE = 20_000;

    private static final Duration KEPT = Duration.ofMinutes(3);

    private static final String ADD =
            """
            insert into rate_limit_counts as c (minute, bucket, used)
            select s.minute, s.bucket, s.used
            from unnest(:minutes::timestamptz[], :buckets::text[], :amounts::bigint[])
              as s (minute, bucket, used)
            order by s.minute, s.bucket collate "C"
            on conflict (minute, bucket) do update
            set used = c.used + excluded.used
            returning bucket, used
            """;

    private static final String FORGET =
            """
            delete from rate_limit_counts
            where ctid = any(array(
              select ctid
              from rate_limit_counts
              where minute < :before
              limit :most
              for update skip locked))
            """;

    private final DatabaseClient database;

    SharedCounts(DatabaseClient database) {
        this.database = database;
    }

    /** Adds what this instance used; answers by bucket what all have used. */
    Mono<Map<String, Long>> add(List<Spending> spendings) {
        return database.sql(ADD)
                .bind("minutes", column(spendings, Spending::windowStart, new Instant[0]))
                .bind("buckets", column(spendings, s -> s.bucket().text(), new String[0]))
                .bind("amounts", column(spendings, Spending::amount, new Long[0]))
                .map(row ->
                        Map.entry(Column.text(row, "bucket"), Column.of(row, "used", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Deletes minutes that have long been over; answers how many rows. */
    Mono<Long> forget(Instant now) {
        return database.sql(FORGET)
                .bind("before", now.minus(KEPT))
                .bind("most", AT_ONCE)
                .fetch()
                .rowsUpdated();
    }

    private static <V> V[] column(
            List<Spending> spendings, Function<Spending, V> field, V[] empty) {
        return spendings.stream().map(field).toList().toArray(empty);
    }
}
