package io.tributary.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Another instance of the fixture application on the same database and topics. */
public final class SecondInstance {

    private static final List<String> SETTINGS =
            List.of(
                    "spring.r2dbc.url",
                    "spring.r2dbc.username",
                    "spring.r2dbc.password",
                    "spring.flyway.url",
                    "spring.flyway.user",
                    "spring.flyway.password",
                    "spring.flyway.locations",
                    "spring.kafka.bootstrap-servers",
                    "tributary.registry.url",
                    "tributary.messaging.topic-prefix",
                    "tributary.messaging.partitions",
                    "tributary.messaging.service",
                    "logging.level.org.apache.kafka");

    private SecondInstance() {}

    /** Starts it beside the instance with these settings. */
    public static ConfigurableApplicationContext beside(Environment environment) {
        Map<String, Object> same = new LinkedHashMap<>();
        for (String name : SETTINGS) {
            same.put(name, environment.getRequiredProperty(name));
        }
        return new SpringApplicationBuilder(FixtureApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(same)
                .run();
    }
}
