package io.tributary.messaging.product;

import io.tributary.events.ProductState;
import io.tributary.events.Topics;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.Steps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The step on {@code products.v1} and {@link KnownProducts}; imported by every service but
 * product-service.
 */
@Configuration(proxyBeanMethods = false)
public class KnownProductsConfiguration {

    @Bean
    Step<ProductState> knownProductsStep(Steps steps, DatabaseClient database) {
        return steps.on(
                Topics.PRODUCTS,
                new ProductLearning(new ProductClaim(database), new ProductParts(database)));
    }

    @Bean
    KnownProducts knownProducts(DatabaseClient database) {
        return new CachedProducts(new ProductTables(database), CachedProducts.PATIENCE);
    }
}
