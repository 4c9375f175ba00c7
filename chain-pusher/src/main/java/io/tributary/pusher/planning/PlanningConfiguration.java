package io.tributary.pusher.planning;

import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.product.Banks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Planning, and the recovery of what was planned by a database of which this one is a copy. */
@Configuration(proxyBeanMethods = false)
class PlanningConfiguration {

    @Bean
    BatchPlanner batchPlanner(
            DatabaseClient database,
            PusherProperties properties,
            Banks banks,
            TransactionalOperator transaction,
            Clock clock) {
        return new BatchPlanner(
                new WaitingRewards(database, properties),
                new Nonces(database),
                new PlannedBatches(database),
                banks,
                transaction,
                clock);
    }

    @Bean
    LostBatches lostBatches(DatabaseClient database, TransactionalOperator transaction) {
        return new LostBatches(
                database, new PlannedBatches(database), new Nonces(database), transaction);
    }
}
