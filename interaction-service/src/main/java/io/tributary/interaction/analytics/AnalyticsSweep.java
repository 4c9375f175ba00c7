package io.tributary.interaction.analytics;

import io.tributary.interaction.retention.RetentionProperties;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Deletes what may not be kept: sightings after a day, salts that no sighting needs, and attached
 * ids of interactions that are too old to be kept themselves.
 */
@Component
class AnalyticsSweep implements LeasedLoop.Body {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 5000;

    private static final String SIGHTINGS =
            """
            delete from analytics_sightings
            where ctid = any(array(
              select ctid
              from analytics_sightings
              where seen_at <= now() - interval '24 hours'
              limit :most
              for update skip locked))
            """;

    private static final String CORRELATIONS =
            """
            delete from interaction_correlations
            where ctid = any(array(
              select ctid
              from interaction_correlations
              where received_at <
                (date_trunc('month', now() at time zone 'UTC') - make_interval(months => :kept))
                  at time zone 'UTC'
              limit :most
              for update skip locked))
            """;

    private static final String SALTS =
            """
            delete from fingerprint_salts
            where day < (now() at time zone 'UTC')::date - 1
            """;

    private final DatabaseClient database;
    private final RetentionProperties retention;

    AnalyticsSweep(DatabaseClient database, RetentionProperties retention) {
        this.database = database;
        this.retention = retention;
    }

    @Override
    public Duration run(Lease lease) {
        delete(database.sql(SALTS));
        long sightings = delete(database.sql(SIGHTINGS).bind("most", AT_ONCE));
        long correlations =
                delete(
                        database.sql(CORRELATIONS)
                                .bind("kept", retention.keptMonths())
                                .bind("most", AT_ONCE));
        return Math.max(sightings, correlations) < AT_ONCE ? INTERVAL : Duration.ZERO;
    }

    private static long delete(DatabaseClient.GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().blockOptional(PATIENCE).orElse(0L);
    }
}
