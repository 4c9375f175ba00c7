package io.tributary.messaging;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.APPLICATION_NAME;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.FORCE_BINARY;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.OPTIONS;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.TIME_ZONE;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TimeZone;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.LoopResources;

/**
 * How connections to PostgreSQL are made: on event loops of their own, over which they spread (on
 * the server's they would all end on one, three times slower), with ends to statements and idle
 * transactions, and in UTC, so that hours and months are the same for every instance. Results come
 * in binary: times and amounts as text took more to read than to store. So a column is read as what
 * it is; one that is wanted as text is cast to text in the statement.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Map<String, String> TIMEOUTS =
            Map.of("statement_timeout", "15000", "idle_in_transaction_session_timeout", "30000");

    @Bean(destroyMethod = "dispose")
    LoopResources databaseLoops() {
        int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
        return LoopResources.create("r2dbc", -1, loops, true, false);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer databaseConnections(
            LoopResources databaseLoops, MessagingProperties properties) {
        String name = properties.service().text();
        return options -> connect(options, databaseLoops, name);
    }

    private static void connect(
            ConnectionFactoryOptions.Builder options, LoopResources loops, String name) {
        options.option(LOOP_RESOURCES, loops)
                .option(APPLICATION_NAME, name)
                .option(TCP_KEEPALIVE, true)
                .option(FORCE_BINARY, true)
                .option(OPTIONS, TIMEOUTS)
                .option(TIME_ZONE, TimeZone.getTimeZone(ZoneOffset.UTC));
    }
}
