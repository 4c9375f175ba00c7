package io.tributary.messaging;

import io.tributary.messaging.audit.AuditConfiguration;
import io.tributary.messaging.deadletter.DeadLetterConfiguration;
import io.tributary.messaging.relay.RelayConfiguration;
import io.tributary.messaging.replay.ReplayConfiguration;
import io.tributary.messaging.step.StepConfiguration;
import io.tributary.messaging.step.StepTroubles;
import io.tributary.messaging.trace.TracingConfiguration;
import io.tributary.messaging.transport.KafkaStartup;
import io.tributary.messaging.transport.TransportConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/**
 * Everything of this module as beans; a service imports it on its application class. Beans: {@link
 * EventPublisher}, {@link EventCodec}, {@link TopicNames}, {@link
 * io.tributary.messaging.step.Steps}, {@link io.tributary.messaging.relay.StateRelays}, {@link
 * io.tributary.messaging.relay.LeasedLoops}, {@link io.tributary.messaging.replay.Replays}, {@link
 * io.tributary.messaging.deadletter.DeadLetters}, the creation of topics, health. {@code
 * KnownProducts} comes with {@link io.tributary.messaging.product.KnownProductsConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MessagingProperties.class, RegistryProperties.class})
@PropertySource("classpath:/io/tributary/messaging/messaging.properties")
@Import({
    DatabaseConfiguration.class,
    TracingConfiguration.class,
    TransportConfiguration.class,
    StepConfiguration.class,
    RelayConfiguration.class,
    AuditConfiguration.class,
    ReplayConfiguration.class,
    DeadLetterConfiguration.class
})
public class MessagingConfiguration {

    @Bean
    HealthIndicator messagingHealthIndicator(
            KafkaStartup startup, StepTroubles steps, MessagingProperties properties) {
        return new MessagingHealth(startup, steps, properties.kafkaRequiredForReadiness());
    }
}
