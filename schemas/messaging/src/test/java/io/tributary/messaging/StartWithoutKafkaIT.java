package io.tributary.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

@FixtureTest
class StartWithoutKafkaIT {

    private static final List<String> SETTINGS =
            List.of(
                    "spring.r2dbc.url",
                    "spring.r2dbc.username",
                    "spring.r2dbc.password",
                    "spring.flyway.url",
                    "spring.flyway.user",
                    "spring.flyway.password",
                    "spring.flyway.locations",
                    "tributary.messaging.service");

    @Autowired Environment environment;

    @Test
    void isNotReadyAndSaysWhy() {
        Health health = healthWithoutKafka(true);
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsKey("kafka");
    }

    @Test
    void isReadyWhereKafkaIsNotRequired() {
        Health health = healthWithoutKafka(false);
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsKey("kafka");
    }

    private Health healthWithoutKafka(boolean required) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String name : SETTINGS) {
            settings.put(name, environment.getRequiredProperty(name));
        }
        settings.put("spring.kafka.bootstrap-servers", "127.0.0.1:1");
        settings.put("tributary.registry.url", "http://127.0.0.1:1/apis/registry/v3");
        settings.put("tributary.messaging.topic-prefix", "nowhere-");
        settings.put("tributary.messaging.kafka-required-for-readiness", required);
        settings.put("logging.level.org.apache.kafka", "off");
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(FixtureApplication.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(Banner.Mode.OFF)
                        .properties(settings)
                        .run()) {
            HealthIndicator health =
                    context.getBean("messagingHealthIndicator", HealthIndicator.class);
            return requireNonNull(health.health());
        }
    }
}
