package io.tributary.messaging.step;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.MessagingProperties;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.step.StepPause.Probes;
import io.tributary.messaging.step.StepTransaction.StepDatabase;
import io.tributary.messaging.trace.GroupSpans;
import io.tributary.messaging.transport.Broker;
import io.tributary.messaging.transport.KafkaSettings;
import io.tributary.messaging.transport.KafkaStartup;
import io.tributary.messaging.transport.RecordEncoder;
import io.tributary.messaging.transport.RecordSender;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Steps and what they work with. */
@Configuration(proxyBeanMethods = false)
public class StepConfiguration {

    @Bean
    StepDatabase stepDatabase(
            ReactiveTransactionManager transactions,
            DatabaseClient database,
            MessagingProperties properties) {
        return new StepDatabase(
                TransactionalOperator.create(transactions),
                new Positions(database),
                properties.step().transactionTimeout());
    }

    @Bean
    StepTools stepTools(
            TopicNames names,
            EventCodec codec,
            RecordEncoder encoder,
            RecordSender sender,
            StepDatabase database,
            ObjectProvider<Clock> clock,
            ObjectProvider<MeterRegistry> meters,
            GroupSpans spans,
            MessagingProperties properties) {
        DeadLetterEncoder deadLetters =
                new DeadLetterEncoder(
                        properties.maxRecordSize(), clock.getIfAvailable(Clock::systemUTC));
        StepConflicts conflicts =
                new StepConflicts(meters.getIfAvailable(SimpleMeterRegistry::new));
        return new StepTools(
                names, codec, encoder, deadLetters, sender, database, conflicts, spans);
    }

    @Bean
    StepSurroundings stepSurroundings(
            StepDatabase database, KafkaStartup startup, ObjectProvider<Clock> clock) {
        return new StepSurroundings(
                new StartOffsets(database.positions()),
                startup,
                clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    TopicSteps steps(
            StepTools tools,
            StepSurroundings surroundings,
            Broker broker,
            KafkaSettings settings,
            MessagingProperties properties,
            ObjectProvider<MeterRegistry> meters) {
        return new TopicSteps(
                tools,
                surroundings,
                new Probes(tools.database(), broker),
                StepListener.containers(settings, tools.names(), properties.step()),
                meters.getIfAvailable(SimpleMeterRegistry::new),
                properties.step());
    }
}
