package io.tributary.messaging.replay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.messaging.step.StepCounts;
import java.util.concurrent.atomic.AtomicInteger;

/** What replays count. */
final class ReplayMeters {

    private final MeterRegistry registry;
    private final AtomicInteger running = new AtomicInteger();

    ReplayMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(ReplayMeter.RUNNING.meterName(), running, AtomicInteger::get)
                .description(ReplayMeter.RUNNING.description())
                .register(registry);
    }

    void begun() {
        running.incrementAndGet();
    }

    void left() {
        running.decrementAndGet();
    }

    void took(TakenReplay replay, StepCounts counts) {
        records(replay, "applied").increment((double) counts.applied());
        records(replay, "already_done").increment((double) counts.alreadyDone());
        records(replay, "refused").increment((double) counts.refused());
    }

    void finished(String topic, Replay.Status status) {
        Counter.builder(ReplayMeter.FINISHED.meterName())
                .description(ReplayMeter.FINISHED.description())
                .tag("topic", topic)
                .tag("status", status.word())
                .register(registry)
                .increment();
    }

    private Counter records(TakenReplay replay, String outcome) {
        return Counter.builder(ReplayMeter.RECORDS.meterName())
                .description(ReplayMeter.RECORDS.description())
                .tag("topic", replay.topic())
                .tag("outcome", outcome)
                .tag("dry_run", Boolean.toString(replay.mode().dryRun()))
                .register(registry);
    }
}
