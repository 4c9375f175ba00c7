package io.tributary.reward.lifecycle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * The meters of this service. Counters grow when a step's statements have run; should its commit
 * fail afterwards, the records come again and are counted again.
 */
public enum RewardMeter {
    /** Rewards granted: one for each recipient of a match. */
    GRANTED("tributary.rewards.granted", "Rewards granted"),
    /** Rewards that chain-pusher reported as paid and final. */
    PUSHED("tributary.rewards.pushed", "Rewards paid, final on chain"),
    /** Times that a reward was parked; alert when it grows while pushed does not. */
    PARKED("tributary.rewards.parked", "Rewards that wait on chain-pusher's side"),
    /**
     * Matches and outcomes that were refused; alert on any: money may be owed that nobody granted.
     */
    REFUSED("tributary.rewards.refused", "Matches and outcomes that can never be applied"),
    /** Rows of the guard's default partition, a gauge; alert on any: a month has no partition. */
    STRAY_GUARDS(
            "tributary.rewards.guard.stray", "Granted matches outside every month's partition");

    private final String meterName;
    private final String description;

    RewardMeter(String meterName, String description) {
        this.meterName = meterName;
        this.description = description;
    }

    /** The meter's name in Micrometer's form. */
    public String meterName() {
        return meterName;
    }

    /** What it counts. */
    public String description() {
        return description;
    }

    static void registerCounters(MeterRegistry registry) {
        for (RewardMeter meter : List.of(GRANTED, PUSHED, PARKED, REFUSED)) {
            meter.counter(registry);
        }
    }

    /** The counter of this name in the registry. */
    public Counter counter(MeterRegistry registry) {
        return Counter.builder(meterName).description(description).register(registry);
    }
}
