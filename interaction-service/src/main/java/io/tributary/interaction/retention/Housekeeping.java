package io.tributary.interaction.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Makes partitions ahead and drops old ones, looks for rows that found none, and deletes claims
 * whose window has long been over, and counts of hours that are.
 */
@Component
class Housekeeping implements LeasedLoop.Body {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 5000;

    private static final String FORGET =
            """
            delete from interaction_dedup_keys
            where ctid = any(array(
              select ctid
              from interaction_dedup_keys
              where expires_at < now() - interval '1 hour'
              limit :most
              for update skip locked))
            """;

    private static final String FORGET_HOURS =
            """
            delete from wallet_hour_counts
            where ctid = any(array(
              select ctid
              from wallet_hour_counts
              where hour < now() - interval '2 hours'
              limit :most
              for update skip locked))
            """;

    private final InteractionPartitions partitions;
    private final DatabaseClient database;
    private final AtomicLong strays = new AtomicLong();

    Housekeeping(InteractionPartitions partitions, DatabaseClient database, MeterRegistry meters) {
        this.partitions = partitions;
        this.database = database;
        meters.gauge(InteractionMeter.UNPARTITIONED.getName(), strays);
    }

    @Override
    public Duration run(Lease lease) {
        tell(partitions.maintain().blockOptional(PATIENCE).orElseThrow());
        long most = Math.max(forget(FORGET), forget(FORGET_HOURS));
        return most < AT_ONCE ? INTERVAL : Duration.ZERO;
    }

    private void tell(InteractionPartitions.Maintained maintained) {
        strays.set(maintained.strayed());
        if (maintained.strayed() > 0) {
            LOG.error(
                    "{} interactions were in the default partition (expected: none)",
                    maintained.strayed());
        }
        if (!maintained.dropped().isEmpty()) {
            LOG.info("dropped {}", maintained.dropped());
        }
    }

    private long forget(String sql) {
        return database.sql(sql)
                .bind("most", AT_ONCE)
                .fetch()
                .rowsUpdated()
                .blockOptional(PATIENCE)
                .orElse(0L);
    }
}
