package io.tributary.interaction.analytics;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sweep of analytics ids; one instance at a time. */
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

    @Bean
    LeasedLoop analyticsSweepLoop(LeasedLoops loops, AnalyticsSweep sweep) {
        return loops.loop("housekeeping:analytics", LeasedLoops.OnAcquired.NOTHING, sweep);
    }
}
