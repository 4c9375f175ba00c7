package io.tributary.campaign.guard;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The guard feature's context. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    LeasedLoop guardPartitionsLoop(LeasedLoops loops, GuardPartitions partitions) {
        return loops.loop("guard-partitions", LeasedLoops.OnAcquired.NOTHING, partitions);
    }
}
