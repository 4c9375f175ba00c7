package io.tributary.pusher.batch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The batches of this database. */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {

    @Bean
    Batches batches(DatabaseClient database) {
        return new Batches(database);
    }
}
