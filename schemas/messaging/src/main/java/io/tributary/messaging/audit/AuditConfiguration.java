package io.tributary.messaging.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The audit of operators. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    OperatorActions operatorActions(DatabaseClient database) {
        return new OperatorActions(database);
    }
}
