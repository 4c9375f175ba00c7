package io.tributary.campaign.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.campaign.meter.CampaignMeter;
import io.tributary.campaign.row.Columns;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes next months' partitions of the guard tables and drops those that are too old. */
@Component
class GuardPartitions implements LeasedLoop.Body {

    private static final Logger LOG = LoggerFactory.getLogger(GuardPartitions.class);
    private static final Duration REST = Duration.ofHours(6);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int AHEAD_MONTHS = 3;

    private final DatabaseClient database;
    private final CampaignFence fence;
    private final TransactionalOperator transaction;
    private final GuardProperties properties;
    private final AtomicLong strayed = new AtomicLong();

    GuardPartitions(
            DatabaseClient database,
            CampaignFence fence,
            TransactionalOperator transaction,
            GuardProperties properties,
            MeterRegistry meters) {
        this.database = database;
        this.fence = fence;
        this.transaction = transaction;
        this.properties = properties;
        CampaignMeter.STRAYED_ROWS.gauge(meters, strayed);
    }

    @Override
    public Duration run(Lease lease) {
        Mono<Long> pass =
                fence.close().then(Mono.defer(this::maintain)).as(transaction::transactional);
        Long rows = pass.block(PATIENCE);
        strayed.set(rows == null ? 0 : rows);
        if (strayed.get() > 0) {
            LOG.error(
                    "{} rows of guard tables lie in default partitions: their months have none",
                    rows);
        }
        return REST;
    }

    private Mono<Long> maintain() {
        return database.sql("select maintain_guard_partitions(:kept, :ahead) as strayed")
                .bind("kept", properties.keptMonths())
                .bind("ahead", AHEAD_MONTHS)
                .map(row -> new Columns(row).number("strayed"))
                .one();
    }
}
