package io.tributary.campaign;

import io.tributary.messaging.MessagingConfiguration;
import io.tributary.messaging.product.KnownProductsConfiguration;
import io.tributary.web.WebConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts campaign-service, alone or beside others in one JVM. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({MessagingConfiguration.class, WebConfiguration.class, KnownProductsConfiguration.class})
public class CampaignServiceApplication {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The service, ready to be run with its own settings file. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CampaignServiceApplication.class)
                .properties("spring.config.name=campaign-service");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
