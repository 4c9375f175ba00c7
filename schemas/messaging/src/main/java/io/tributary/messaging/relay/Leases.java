package io.tributary.messaging.relay;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The table {@code leases}: one row per name, changed by conditional statements only and judged by
 * the database's clock. Blocks; every call ends within the timeout.
 */
final class Leases {

    private static final String ACQUIRE =
            """
            insert into leases (name, holder, token, expires_at)
            values (:name, :holder, 1, clock_timestamp() + make_interval(secs => :seconds))
            on conflict (name) do update
            set holder = excluded.holder,
                token = leases.token + 1,
                expires_at = excluded.expires_at
            where leases.expires_at <= clock_timestamp()
            returning token, expires_at
            """;

    private static final String RENEW =
            """
            update leases
            set expires_at = clock_timestamp() + make_interval(secs => :seconds)
            where name = :name
              and token = :token
              and holder = :holder
              and expires_at > clock_timestamp()
            returning token, expires_at
            """;

    private static final String RELEASE =
            """
            update leases
            set expires_at = clock_timestamp()
            where name = :name
              and token = :token
              and expires_at > clock_timestamp()
            """;

    private final DatabaseClient database;
    private final String holder;
    private final Duration time;

    Leases(DatabaseClient database, String holder, Duration time) {
        this.database = database;
        this.holder = holder;
        this.time = time;
    }

    /** How long a lease lasts without renewal. */
    Duration time() {
        return time;
    }

    /** The lease, if nobody else has it; every change of hands raises its token. */
    Optional<Lease> acquire(String name) {
        return single(bind(database.sql(ACQUIRE).bind("name", name)), name);
    }

    /** The lease with a later end; empty if it was lost. */
    Optional<Lease> renew(Lease lease) {
        return single(
                bind(database.sql(RENEW).bind("name", lease.name())).bind("token", lease.token()),
                lease.name());
    }

    /** Gives the lease back, so that another instance has it at once. */
    void release(Lease lease) {
        block(database.sql(RELEASE).bind("name", lease.name()).bind("token", lease.token()).then());
    }

    private DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec spec) {
        return spec.bind("holder", holder).bind("seconds", time.toMillis() / 1000.0);
    }

    private Optional<Lease> single(DatabaseClient.GenericExecuteSpec spec, String name) {
        return Optional.ofNullable(block(spec.map(row -> toLease(name, row)).one()));
    }

    private static Lease toLease(String name, Readable row) {
        return new Lease(
                name,
                required(row.get("token", Long.class)),
                instant(row.get("expires_at", OffsetDateTime.class)));
    }

    private <T> @Nullable T block(Mono<T> work) {
        Duration timeout = time.dividedBy(2);
        return work.timeout(timeout).block(timeout.plusSeconds(1));
    }

    private static long required(@Nullable Long token) {
        return Objects.requireNonNull(token);
    }

    private static Instant instant(@Nullable OffsetDateTime time) {
        return Objects.requireNonNull(time).toInstant();
    }
}
