package io.tributary.reward.query;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The list of rewards as a bean. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

    @Bean
    RewardList rewardList(DatabaseClient client) {
        return new RewardList(client);
    }
}
