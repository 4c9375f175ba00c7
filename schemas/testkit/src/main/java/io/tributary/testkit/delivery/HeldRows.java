package io.tributary.testkit.delivery;

import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Rows that a transaction of the test holds, written or locked, so that all who want them stand
 * before them at the same time, each with the rows that it took on its way. Closed, it changes
 * nothing and lets them go on together: who takes rows in an order of its own then meets a
 * deadlock.
 */
public final class HeldRows implements AutoCloseable {

    private static final String WAITING =
            """
            select count(*)
              from pg_stat_activity
             where datname = current_database()
               and wait_event_type = 'Lock'
            """;

    /** Less than the 15 s after which a statement of a service gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseClient database;
    private final Connection holder;

    /**
     * Holds what the statement writes or locks.
     *
     * @param database of the service
     * @param sql an insert, or a select for update
     */
    public HeldRows(DatabaseClient database, String sql) {
        this.database = database;
        this.holder = now(database.getConnectionFactory().create());
        Mono.from(holder.beginTransaction()).block(PATIENCE);
        Flux.from(holder.createStatement(sql).execute())
                .flatMap(Result::getRowsUpdated)
                .blockLast(PATIENCE);
    }

    /** Returns when so many transactions wait, for these rows or for each other. */
    public void awaitWaiting(int transactions) {
        await(transactions + " transactions wait")
                .atMost(PATIENCE)
                .until(() -> now(database.sql(WAITING).mapValue(Long.class).one()) == transactions);
    }

    @Override
    public void close() {
        Mono.from(holder.rollbackTransaction())
                .then(Mono.defer(() -> Mono.from(holder.close())))
                .block(PATIENCE);
    }

    private static <T> T now(Publisher<? extends T> value) {
        return Objects.requireNonNull(Mono.<T>from(value).block(PATIENCE));
    }
}
