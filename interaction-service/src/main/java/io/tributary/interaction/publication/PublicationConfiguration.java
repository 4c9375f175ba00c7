package io.tributary.interaction.publication;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.journal.Interactions;
import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The relay of the outbox; one instance at a time. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {

    @Bean
    OutboxRelay outboxRelay(
            DatabaseClient database,
            Interactions interactions,
            EventPublisher publisher,
            AcknowledgedGroups acknowledged,
            PublicationProperties properties,
            MeterRegistry meters) {
        return new OutboxRelay(database, interactions, publisher, acknowledged, properties, meters);
    }

    @Bean
    LeasedLoop outboxRelayLoop(LeasedLoops loops, OutboxRelay relay) {
        return loops.loop("relay:interactions.v1", LeasedLoops.OnAcquired.NOTHING, relay);
    }
}
