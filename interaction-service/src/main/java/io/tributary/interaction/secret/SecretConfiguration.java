package io.tributary.interaction.secret;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.ProductSecrets;
import io.tributary.events.Topics;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.Steps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The step on {@code product-secrets.v1}, and what is asked of it. */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

    @Bean
    Step<ProductSecrets> productSecretsStep(Steps steps, DatabaseClient database) {
        return steps.on(
                Topics.PRODUCT_SECRETS, new SecretLearning(database, new SecretParts(database)));
    }

    @Bean
    WebhookSecrets webhookSecrets(
            DatabaseClient database, SecretProperties properties, MeterRegistry meters) {
        SecretOpening opening = new SecretOpening(properties.opener(), meters);
        return new CachedSecrets(new SecretTables(database), opening);
    }
}
