package io.tributary.interaction.order;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sweep and the housekeeping of orders; one instance at a time. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    LeasedLoop orderSweepLoop(LeasedLoops loops, OrderSweep sweep) {
        return loops.loop("sweep:orders", LeasedLoops.OnAcquired.NOTHING, sweep);
    }

    @Bean
    LeasedLoop orderHousekeepingLoop(LeasedLoops loops, OrderHousekeeping housekeeping) {
        return loops.loop("housekeeping:orders", LeasedLoops.OnAcquired.NOTHING, housekeeping);
    }
}
