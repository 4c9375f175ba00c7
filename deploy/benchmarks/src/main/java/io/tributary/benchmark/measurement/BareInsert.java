package io.tributary.benchmark.measurement;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.tributary.benchmark.load.Purchases;
import io.tributary.testkit.platform.PostgresServer;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * What a batch cannot do without: its rows, written by one {@code unnest} statement for each 500,
 * each committed (fsync on), into a table with the columns, checks and indexes of {@code
 * interactions}. Two connections, as many as interaction-service has groups in flight.
 */
final class BareInsert implements AutoCloseable {

    private static final int ROWS = 500;

    private static final String TABLE =
            """
            create table if not exists bare_interactions (like interactions including all)
            """;

    private static final String INSERT =
            """
            insert into bare_interactions (id, product_id, wallet, type, dedup_key, source, occurred_at, received_at,
              data, order_id, session_id, device_id, profile_id, referral_chain, test, group_id)
            select a.id, $2, a.wallet, 'purchase.completed', a.order_id, 'sdk', $3, now(),
              a.data::json, a.order_id, a.session_id, 'd-1', 'p-1', '{}', false, $4
            from unnest($1::uuid[], $5::text[], $6::text[], $7::text[], $8::text[])
              as a (id, wallet, order_id, data, session_id)
            """;

    private final BareDatabase database;
    private final UUID product;
    private final OffsetDateTime occurredAt = OffsetDateTime.now(ZoneOffset.UTC);
    private final AtomicLong last = new AtomicLong();

    BareInsert(PostgresServer server, String name, ProductId product) {
        this.database = new BareDatabase(server, name);
        this.product = product.value();
        database.execute(TABLE);
    }

    /** Inserts for that time; rows per second. */
    double during(Duration time) {
        return database.during(time, this::insert);
    }

    @Override
    public void close() {
        database.close();
    }

    private Mono<Long> insert(PostgresqlConnection connection) {
        long first = last.getAndAdd(ROWS);
        return connection
                .createStatement(INSERT)
                .bind("$1", ids())
                .bind("$2", product)
                .bind("$3", occurredAt)
                .bind("$4", Uuids.next(Instant.now()))
                .bind("$5", texts(first, Purchases::wallet))
                .bind("$6", texts(first, number -> "order-" + number))
                .bind("$7", texts(first, number -> Purchases.data("order-" + number)))
                .bind("$8", texts(first, number -> "s-" + number))
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .reduce(0L, Long::sum);
    }

    private static UUID[] ids() {
        Instant now = Instant.now();
        return Stream.generate(() -> Uuids.next(now)).limit(ROWS).toArray(UUID[]::new);
    }

    private static String[] texts(long first, LongFunction<String> text) {
        return LongStream.range(first, first + ROWS).mapToObj(text).toArray(String[]::new);
    }
}
