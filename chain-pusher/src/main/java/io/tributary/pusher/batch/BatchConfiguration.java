package io.tributary.pusher.batch;

import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.product.Banks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Planning, and the batches that come of it. */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {

    @Bean
    Batches batches(DatabaseClient database) {
        return new Batches(database);
    }

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
}
