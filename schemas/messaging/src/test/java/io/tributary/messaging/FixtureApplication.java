package io.tributary.messaging;

import io.tributary.events.CampaignState;
import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.product.KnownProductsConfiguration;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.StateRelays;
import io.tributary.messaging.relay.StateSource;
import io.tributary.messaging.step.Step;
import io.tributary.messaging.step.Steps;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A small campaign-service: a step on interactions that makes matches, a relay of campaigns, known
 * products.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({MessagingConfiguration.class, KnownProductsConfiguration.class})
public class FixtureApplication {

    /** What a test class sets beside the platform's own settings. */
    public static final String SERVICE = "tributary.messaging.service=campaign-service";

    /** The module's migrations and the fixture's. */
    public static final String MIGRATIONS =
            "spring.flyway.locations=classpath:io/tributary/messaging/migration,"
                    + "classpath:io/tributary/messaging/fixture";

    /** Kafka's clients print their settings otherwise. */
    public static final String QUIET = "logging.level.org.apache.kafka=error";

    @Bean
    FixtureHandler fixtureHandler(DatabaseClient database) {
        return new FixtureHandler(database);
    }

    @Bean
    Step<Interaction> interactionsStep(Steps steps, FixtureHandler handler) {
        return steps.on(Topics.INTERACTIONS, handler);
    }

    @Bean
    FixtureCampaigns fixtureCampaigns(DatabaseClient database) {
        return new FixtureCampaigns(database);
    }

    @Bean
    LeasedLoop campaignsRelay(StateRelays relays, StateSource<CampaignState> source) {
        return relays.relay(source);
    }
}
