package io.tributary.benchmark.measurement;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.tributary.testkit.platform.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** Two R2DBC connections on event loops of their own, without pool, proxy or Spring. */
final class BareDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LoopResources loops = LoopResources.create("bare", -1, CONNECTIONS, true, false);
    private final List<PostgresqlConnection> connections;

    BareDatabase(PostgresServer server, String name) {
        PostgresqlConnectionFactory factory =
                new PostgresqlConnectionFactory(
                        PostgresqlConnectionConfiguration.builder()
                                .host("127.0.0.1")
                                .port(server.port())
                                .database(name)
                                .username(server.user())
                                .password(server.password())
                                .loopResources(loops)
                                .build());
        this.connections =
                Objects.requireNonNull(
                        Flux.range(0, CONNECTIONS)
                                .concatMap(i -> factory.create())
                                .collectList()
                                .block(PATIENCE));
    }

    /** One statement on one connection. */
    void execute(String sql) {
        connections
                .getFirst()
                .createStatement(sql)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .blockLast(PATIENCE);
    }

    /** One statement on one connection, waited for; what it counts. */
    long once(Function<PostgresqlConnection, Mono<Long>> statement) {
        return Objects.requireNonNull(statement.apply(connections.getFirst()).block(PATIENCE));
    }

    /** Repeats the statement on every connection for that time; what it counts, per second. */
    double during(Duration time, Function<PostgresqlConnection, Mono<Long>> statement) {
        long begin = System.nanoTime();
        long deadline = begin + time.toNanos();
        Long counted =
                Flux.fromIterable(connections)
                        .flatMap(connection -> repeat(connection, statement, deadline))
                        .reduce(0L, Long::sum)
                        .block(time.plus(PATIENCE));
        return Objects.requireNonNull(counted) / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        Flux.fromIterable(connections).flatMap(PostgresqlConnection::close).blockLast(PATIENCE);
        loops.disposeLater().block(PATIENCE);
    }

    private static Flux<Long> repeat(
            PostgresqlConnection connection,
            Function<PostgresqlConnection, Mono<Long>> statement,
            long deadline) {
        return Mono.defer(() -> statement.apply(connection))
                .repeat(() -> System.nanoTime() < deadline);
    }
}
