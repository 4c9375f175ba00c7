package io.tributary.pusher;

import io.tributary.messaging.MessagingConfiguration;
import io.tributary.messaging.product.KnownProductsConfiguration;
import io.tributary.web.WebConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service as it is started. */
@SpringBootApplication
@Import({MessagingConfiguration.class, WebConfiguration.class, KnownProductsConfiguration.class})
@EnableConfigurationProperties(PusherProperties.class)
public class ChainPusherApplication {

    /** The application, to be run alone or beside others in one process. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ChainPusherApplication.class)
                .properties("spring.config.name=chain-pusher");
    }

    static void main(String[] arguments) {
        application().run(arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
