package io.tributary.messaging.replay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.events.Topic;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.audit.OperatorActions;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.messaging.relay.LeasedLoops;
import io.tributary.messaging.step.ReplayMode;
import io.tributary.messaging.step.ReplayableSteps;
import io.tributary.messaging.transport.Broker;
import io.tributary.messaging.transport.KafkaSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Replays: two slots, each a leased loop, so that so many run at once in a service. */
@Configuration(proxyBeanMethods = false)
public class ReplayConfiguration {

    private static final int AT_ONCE = 2;

    @Bean
    ReplayMeters replayMeters(ObjectProvider<MeterRegistry> meters) {
        return new ReplayMeters(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    ReplayTable replayTable(DatabaseClient database) {
        return new ReplayTable(database);
    }

    @Bean
    RequestedReplays requestedReplays(DatabaseClient database, ObjectProvider<Clock> clock) {
        return new RequestedReplays(database, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    ReplayRun.Factory replayRuns(
            ReplayTable table,
            ReplayableSteps steps,
            KafkaSettings settings,
            TopicNames names,
            ReplayMeters meters) {
        return (topic, taken) -> {
            ReplayRun.Runs runs = runs(steps, table, topic, taken);
            Consumer<byte[], byte[]> consumer = consumer(settings, taken);
            return new ReplayRun(taken, names.of(topic), consumer, runs, meters);
        };
    }

    private static ReplayRun.Runs runs(
            ReplayableSteps steps, ReplayTable table, Topic<?> topic, TakenReplay taken) {
        return new ReplayRun.Runs(
                steps.replay(
                        topic, repeating(taken.mode()), new ReplayProgress(table, taken, true)),
                steps.replay(topic, taken.mode(), new ReplayProgress(table, taken, false)));
    }

    @Bean
    ReplayLoops replayLoops(
            LeasedLoops loops,
            ReplayTable table,
            ReplayableSteps steps,
            ReplayRun.Factory runs,
            ReplayMeters meters) {
        List<LeasedLoop> made = new ArrayList<>();
        for (int slot = 0; slot < AT_ONCE; slot++) {
            ReplaySlot holder = new ReplaySlot(slot, table, steps, runs, meters);
            made.add(loops.loop("replay:" + slot, holder));
        }
        return new ReplayLoops(made, steps);
    }

    @Bean
    Replays replays(
            ReplayableSteps steps,
            ReplaySpan span,
            StoredReplays.Tables tables,
            OperatorActions actions,
            ReactiveTransactionManager transactions,
            ReplayLoops loops,
            ReplayMeters meters) {
        return new StoredReplays(
                steps,
                span,
                tables,
                actions,
                TransactionalOperator.create(transactions),
                new StoredReplays.Slots(loops, meters));
    }

    @Bean
    StoredReplays.Tables replayTables(ReplayTable table, RequestedReplays requested) {
        return new StoredReplays.Tables(table, requested);
    }

    @Bean
    ReplaySpan replaySpan(Broker broker, TopicNames names) {
        return new ReplaySpan(broker, names);
    }

    private static ReplayMode repeating(ReplayMode mode) {
        return new ReplayMode(mode.dryRun(), true, mode.productId());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(
            KafkaSettings settings, TakenReplay taken) {
        Map<String, Object> own = new HashMap<>(settings.reader("replay-" + taken.id()));
        own.computeIfPresent(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                (_, most) -> Math.min((int) most, taken.ratePerSecond()));
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
