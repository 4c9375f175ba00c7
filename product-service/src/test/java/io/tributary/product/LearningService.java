package io.tributary.product;

import io.tributary.messaging.MessagingConfiguration;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.messaging.product.KnownProductsConfiguration;
import io.tributary.testkit.PlatformInitializer;
import io.tributary.testkit.platform.Platform;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * What every other service has of products: the step on {@code products.v1}, its tables, its cache.
 * Runs beside product-service on the same topics, with a database of its own.
 */
@EnableAutoConfiguration
@Import({MessagingConfiguration.class, KnownProductsConfiguration.class})
class LearningService {

    /** An instance; those with the same database share the topic's partitions. */
    static ConfigurableApplicationContext start(
            Environment product, Platform platform, String database) {
        Map<String, Object> settings = new HashMap<>(PlatformInitializer.settingsOf(product));
        settings.put("spring.config.name", "none");
        settings.put("spring.r2dbc.url", platform.postgres().r2dbcUrl(database));
        settings.put("spring.flyway.url", platform.postgres().jdbcUrl(database));
        settings.put("spring.flyway.locations", "classpath:io/tributary/messaging/migration");
        settings.put("tributary.messaging.service", "interaction-service");
        settings.put("logging.level.org.apache.kafka", "error");
        return new SpringApplicationBuilder(LearningService.class)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .run();
    }

    static KnownProducts products(ConfigurableApplicationContext instance) {
        return instance.getBean(KnownProducts.class);
    }
}
