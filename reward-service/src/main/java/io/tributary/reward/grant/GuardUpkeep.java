package io.tributary.reward.grant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.reward.lifecycle.RewardMeter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Makes the months' partitions of {@code reward_matches} ahead of time and drops those past
 * keeping.
 */
final class GuardUpkeep implements LeasedLoop.Body {

    private static final Logger LOG = LoggerFactory.getLogger(GuardUpkeep.class);

    static final String LEASE = "upkeep:reward_matches";

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String KEEP_UP =
            """
            select maintain_reward_guards(now(), make_interval(days => :days))
            """;

    private final DatabaseClient client;
    private final int keepDays;
    private final AtomicLong strayRows = new AtomicLong();

    GuardUpkeep(DatabaseClient client, GrantProperties properties, MeterRegistry meters) {
        this.client = client;
        this.keepDays = Math.toIntExact(properties.guardRetention().toDays());
        Gauge.builder(RewardMeter.STRAY_GUARDS.meterName(), strayRows, AtomicLong::doubleValue)
                .description(RewardMeter.STRAY_GUARDS.description())
                .register(meters);
    }

    @Override
    public Duration run(Lease lease) {
        Long stray =
                client.sql(KEEP_UP)
                        .bind("days", keepDays)
                        .mapValue(Long.class)
                        .one()
                        .block(PATIENCE);
        strayRows.set(Objects.requireNonNull(stray));
        if (stray > 0) {
            LOG.warn("reward_matches_default: {} rows (expected: 0, each in its month)", stray);
        }
        return PAUSE;
    }
}
