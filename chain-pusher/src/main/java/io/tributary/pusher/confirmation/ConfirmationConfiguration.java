package io.tributary.pusher.confirmation;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.messaging.EventPublisher;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.node.ChainNode;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Watching for landings, and telling of them. */
@Configuration(proxyBeanMethods = false)
class ConfirmationConfiguration {

    @Bean
    LandingWatcher landingWatcher(
            ChainNode node,
            Batches batches,
            DatabaseClient database,
            Clock clock,
            MeterRegistry meters) {
        Landings landings = new Landings(database);
        return new LandingWatcher(
                node,
                new BankEvents(node),
                batches,
                landings,
                new ScanCursor(database),
                new Finaliser(node, landings, clock, meters));
    }

    @Bean
    OutcomePublisher outcomePublisher(
            Batches batches, DatabaseClient database, EventPublisher publisher) {
        return new OutcomePublisher(
                batches, new RewardOutcomes(database), new PublishedBatches(database), publisher);
    }
}
