package io.tributary.interaction;

import io.tributary.messaging.MessagingConfiguration;
import io.tributary.messaging.product.KnownProductsConfiguration;
import io.tributary.web.WebConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The service that takes interactions in. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({MessagingConfiguration.class, WebConfiguration.class, KnownProductsConfiguration.class})
public class InteractionServiceApplication {

    /** Starts the service alone. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The service with its own name of settings, so that several can run in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(InteractionServiceApplication.class)
                .properties("spring.config.name=interaction-service");
    }
}
