package io.tributary.reward.lifecycle;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The rewards as a bean. */
@Configuration(proxyBeanMethods = false)
class LifecycleConfiguration {

    @Bean
    Rewards rewards(DatabaseClient client) {
        return new Rewards(client);
    }

    /** Counters that stand at zero from the start, so that an alert sees the first increment. */
    @Bean
    MeterBinder rewardCounters() {
        return RewardMeter::registerCounters;
    }
}
