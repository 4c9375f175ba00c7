package io.tributary.interaction.delivery;

import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Forgets payloads first and, much later, that a delivery came. */
@Component
class DeliveryHousekeeping implements LeasedLoop.Body {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 5000;

    private static final String EMPTY =
            """
            update webhook_deliveries
            set payload = null
            where id = any(array(
              select id
              from webhook_deliveries
              where payload is not null
                and received_at < now() - :life * interval '1 millisecond'
              limit :most
              for update skip locked))
            """;

    private static final String FORGET =
            """
            delete from webhook_deliveries
            where id = any(array(
              select id
              from webhook_deliveries
              where received_at < now() - :life * interval '1 millisecond'
              limit :most
              for update skip locked))
            """;

    private final DatabaseClient database;
    private final DeliveryProperties properties;

    DeliveryHousekeeping(DatabaseClient database, DeliveryProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    @Override
    public Duration run(Lease lease) {
        long emptied = change(EMPTY, properties.payloadLife());
        long forgotten = change(FORGET, properties.logLife());
        return Math.max(emptied, forgotten) < AT_ONCE ? INTERVAL : Duration.ZERO;
    }

    private long change(String sql, Duration life) {
        return database.sql(sql)
                .bind("life", life.toMillis())
                .bind("most", AT_ONCE)
                .fetch()
                .rowsUpdated()
                .blockOptional(PATIENCE)
                .orElse(0L);
    }
}
