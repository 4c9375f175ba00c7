package io.tributary.pusher.lane;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.pusher.meter.PusherMeter;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** What a lane shows of itself. */
@Configuration(proxyBeanMethods = false)
class LaneConfiguration {

    @Bean
    LaneStatus laneStatus(MeterRegistry meters) {
        LaneStatus status = new LaneStatus();
        Gauge.builder(
                        PusherMeter.LANE_HALTED.getName(),
                        status,
                        s -> s.haltReason().isPresent() ? 1 : 0)
                .register(meters);
        return status;
    }

    @Bean
    LaneHealth chainHealthIndicator(LaneStatus status) {
        return new LaneHealth(status);
    }

    @Bean
    Backlog backlog(DatabaseClient database, Clock clock, MeterRegistry meters) {
        Backlog backlog = new Backlog(database, clock);
        Gauge.builder(PusherMeter.OLDEST_UNPUSHED.getName(), backlog, Backlog::secondsOfOldest)
                .register(meters);
        return backlog;
    }
}
