package io.tributary.interaction.delivery;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The housekeeping of the delivery log; one instance at a time. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    LeasedLoop deliveryHousekeepingLoop(LeasedLoops loops, DeliveryHousekeeping housekeeping) {
        return loops.loop("housekeeping:deliveries", LeasedLoops.OnAcquired.NOTHING, housekeeping);
    }
}
