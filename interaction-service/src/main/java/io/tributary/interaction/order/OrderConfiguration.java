package io.tributary.interaction.order;

import io.tributary.interaction.recording.RecordingProperties;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sweep and the housekeeping of orders; one instance at a time. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(OrderConfiguration.class);

    @Bean
    LeasedLoop orderSweepLoop(
            LeasedLoops loops,
            OrderSweep sweep,
            OrderProperties orders,
            RecordingProperties recording) {
        if (orders.sweepAge().compareTo(recording.commitTimeout()) <= 0) {
            LOG.warn(
                    "tributary.interaction.order.sweep-age: {} (expected: > recording.commit-timeout,"
                            + " {}): refunds of an order that a server completes may be missed",
                    orders.sweepAge(),
                    recording.commitTimeout());
        }
        return loops.loop("sweep:orders", LeasedLoops.OnAcquired.NOTHING, sweep);
    }

    @Bean
    LeasedLoop orderHousekeepingLoop(LeasedLoops loops, OrderHousekeeping housekeeping) {
        return loops.loop("housekeeping:orders", LeasedLoops.OnAcquired.NOTHING, housekeeping);
    }
}
