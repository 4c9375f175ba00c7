package io.tributary.web.problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** Problems as answers. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    WebExceptionHandler problemExceptionHandler(
            ObjectProvider<ProblemTranslator> translators, JsonMapper mapper) {
        return new ProblemExceptionHandler(
                new ErrorProblems(translators.orderedStream().toList()), mapper);
    }

    /** Only where a service has a database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            name = {
                "org.springframework.transaction.TransactionException",
                "io.r2dbc.spi.R2dbcException"
            })
    static class Database {

        @Bean
        ProblemTranslator databaseProblems() {
            return new DatabaseProblems();
        }
    }
}
