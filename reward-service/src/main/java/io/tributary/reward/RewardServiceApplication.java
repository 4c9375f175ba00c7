package io.tributary.reward;

import io.tributary.messaging.MessagingConfiguration;
import io.tributary.messaging.product.KnownProductsConfiguration;
import io.tributary.web.WebConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Calculates rewards, keeps their life cycle, answers wallets. */
@SpringBootApplication
@Import({MessagingConfiguration.class, WebConfiguration.class, KnownProductsConfiguration.class})
public class RewardServiceApplication {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The service as a context that may share its JVM with others. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(RewardServiceApplication.class)
                .properties("spring.config.name=reward-service");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
