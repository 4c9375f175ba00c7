package io.tributary.testkit.delivery;

import java.time.Duration;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The deadlocks that PostgreSQL resolved in a database, also those of steps that tried again. */
public final class Deadlocks {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int STATEMENTS = 40;
    private static final int AT_ONCE = 12;

    private Deadlocks() {}

    /**
     * So many until now. A connection tells its figures only now and then, so every one of these
     * pools is made to tell them first.
     *
     * @param database asked for the figure
     * @param others the pools of further instances on the same database
     */
    public static long soFar(DatabaseClient database, DatabaseClient... others) {
        tell(database);
        for (DatabaseClient other : others) {
            tell(other);
        }
        return Objects.requireNonNull(
                database.sql(
                                "select deadlocks from pg_stat_database where datname = current_database()")
                        .mapValue(Long.class)
                        .one()
                        .block(PATIENCE));
    }

    private static void tell(DatabaseClient pool) {
        Flux.range(0, STATEMENTS)
                .flatMap(
                        _ -> pool.sql("select pg_stat_force_next_flush(), pg_sleep(0.02)").then(),
                        AT_ONCE)
                .then()
                .block(PATIENCE);
    }
}
