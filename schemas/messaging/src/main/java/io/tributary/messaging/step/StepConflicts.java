package io.tributary.messaging.step;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.R2dbcException;
import java.util.Objects;

/** Counts transactions that gave way to another one and were tried again. */
final class StepConflicts {

    private final MeterRegistry registry;

    StepConflicts(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String topic, Failure failure) {
        Counter.builder(StepMeter.CONFLICTS.meterName())
                .description(StepMeter.CONFLICTS.description())
                .tag("topic", topic)
                .tag("state", state(failure))
                .register(registry)
                .increment();
    }

    private static String state(Failure failure) {
        return failure.cause() instanceof R2dbcException known
                ? Objects.requireNonNullElse(known.getSqlState(), "none")
                : "none";
    }
}
