package io.tributary.web.limit;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The limits of this instance. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitProperties.class)
public class LimitConfiguration {

    /** By the machine's clock, never a test's: traffic does not move with the business's time. */
    @Bean
    RateLimits rateLimits(RateLimitProperties properties) {
        return new RateLimits(properties, InstantSource.system());
    }
}
