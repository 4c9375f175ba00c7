package io.tributary.benchmark.empty;

import io.tributary.quickstart.settings.Service;
import io.tributary.values.ProductId;
import io.tributary.web.WebConfiguration;
import io.tributary.web.auth.ApiKey;
import io.tributary.web.auth.ApiKeyLookup;
import io.tributary.web.auth.ApiKeys;
import io.tributary.web.auth.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

/**
 * Takes the same requests behind the same web filters, with the same settings file as
 * interaction-service, and does nothing with them: no JSON is read, nothing is stored or published.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@Import({WebConfiguration.class, EmptyController.class})
public class EmptyHandlerApplication {

    /** The setting that holds the one key it knows. */
    public static final String KEY = "tributary.benchmark.key";

    /** It reads interaction-service's settings, so that both have the same filters. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(EmptyHandlerApplication.class)
                .properties("spring.config.name=" + Service.INTERACTION.text());
    }

    @Bean
    ApiKeyLookup onlyKey(@Value("${" + KEY + "}") String key) {
        String known = ApiKeys.hash(key);
        Caller.Key caller =
                new Caller.Key(new UUID(0, 1), new ProductId(new UUID(0, 2)), true, false);
        ApiKey apiKey = new ApiKey(caller, List.of(), true);
        return sha256 -> sha256.equals(known) ? Mono.just(apiKey) : Mono.empty();
    }
}
