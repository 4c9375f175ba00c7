package io.tributary.reward.wallet;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The sums as a bean. */
@Configuration(proxyBeanMethods = false)
class WalletConfiguration {

    @Bean
    PendingRewards pendingRewards(DatabaseClient client) {
        return new PendingRewards(client);
    }
}
