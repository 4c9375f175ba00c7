package io.tributary.messaging.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.messaging.MessagingProperties;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.transport.KafkaSettings;
import io.tributary.messaging.transport.RecordEncoder;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Leases, loops and relays. */
@Configuration(proxyBeanMethods = false)
public class RelayConfiguration {

    /** The holder's name is new with each start: an instance that comes back is another one. */
    @Bean
    DatabaseLeasedLoops leasedLoops(
            DatabaseClient database,
            MessagingProperties properties,
            ObjectProvider<MeterRegistry> meters) {
        MessagingProperties.Lease lease = properties.lease();
        String holder = properties.service().text() + "-" + UUID.randomUUID();
        return new DatabaseLeasedLoops(
                new Leases(database, holder, lease.time()),
                new LeaseLoop.Pauses(lease.acquireInterval(), lease.maxPause()),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    StateRelays stateRelays(
            DatabaseLeasedLoops loops,
            RecordEncoder encoder,
            KafkaSettings settings,
            TopicNames names,
            ObjectProvider<MeterRegistry> meters) {
        return new KafkaStateRelays(
                loops, encoder, settings, names, meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
