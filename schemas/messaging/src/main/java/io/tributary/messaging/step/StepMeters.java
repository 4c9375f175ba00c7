package io.tributary.messaging.step;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** What one step counts. */
final class StepMeters {

    private final MeterRegistry registry;
    private final String topic;
    private final Counter applied;
    private final Counter alreadyDone;
    private final Counter gaps;
    private final Timer duration;
    private volatile double lagSeconds;

    StepMeters(MeterRegistry registry, String topic) {
        this.registry = registry;
        this.topic = topic;
        this.applied = counter(StepMeter.APPLIED);
        this.alreadyDone = counter(StepMeter.ALREADY_DONE);
        this.gaps = counter(StepMeter.GAPS);
        this.duration =
                Timer.builder(StepMeter.DURATION.meterName())
                        .description(StepMeter.DURATION.description())
                        .tag("topic", topic)
                        .register(registry);
        gauge(StepMeter.LAG, () -> lagSeconds);
    }

    void done(PollResult result, Duration took, Duration age) {
        applied.increment((double) result.applied());
        alreadyDone.increment((double) result.alreadyDone());
        result.deadLetters().forEach(letter -> deadLetters(letter.reason()).increment());
        duration.record(took);
        lagSeconds = age.toMillis() / 1000.0;
    }

    void gap() {
        gaps.increment();
    }

    void gauge(StepMeter meter, Supplier<Number> value) {
        Gauge.builder(meter.meterName(), value)
                .description(meter.description())
                .tag("topic", topic)
                .strongReference(true)
                .register(registry);
    }

    private Counter deadLetters(DeadLetterReason reason) {
        return Counter.builder(StepMeter.DEAD_LETTERS.meterName())
                .description(StepMeter.DEAD_LETTERS.description())
                .tag("topic", topic)
                .tag("reason", reason.word())
                .register(registry);
    }

    private Counter counter(StepMeter meter) {
        return Counter.builder(meter.meterName())
                .description(meter.description())
                .tag("topic", topic)
                .register(registry);
    }
}
