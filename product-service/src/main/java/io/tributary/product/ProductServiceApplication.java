package io.tributary.product;

import io.tributary.messaging.MessagingConfiguration;
import io.tributary.web.WebConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Keeps products, their banks, administrators and keys; signs wallets in. */
@SpringBootApplication
@EnableConfigurationProperties({ProductProperties.class, ChainProperties.class})
@Import({MessagingConfiguration.class, WebConfiguration.class})
public class ProductServiceApplication {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The service as a context that may share its JVM with others. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ProductServiceApplication.class)
                .properties("spring.config.name=product-service");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
