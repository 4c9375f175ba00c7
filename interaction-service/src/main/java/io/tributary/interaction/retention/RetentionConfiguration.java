package io.tributary.interaction.retention;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The housekeeping of this service's tables; one instance at a time. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    LeasedLoop housekeepingLoop(LeasedLoops loops, Housekeeping housekeeping) {
        return loops.loop(
                "housekeeping:interactions", LeasedLoops.OnAcquired.NOTHING, housekeeping);
    }
}
