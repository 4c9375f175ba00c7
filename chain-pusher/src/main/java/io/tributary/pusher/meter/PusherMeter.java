package io.tributary.pusher.meter;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** Every meter of this service. */
public enum PusherMeter implements MeterDocumentation {
    /** Batches that became final on chain. */
    PUSHES("tributary.pusher.pushes", Meter.Type.COUNTER),
    /** Rewards of those batches. */
    REWARDS_PUSHED("tributary.pusher.rewards.pushed", Meter.Type.COUNTER),
    /**
     * Pushes that failed and are retried; tag {@code reason}. Alert: any {@code bank_short} or
     * {@code budget_short}.
     */
    FAILURES("tributary.pusher.failures", Meter.Type.COUNTER),
    /** Rewards in a planned batch, before they are summed per wallet. */
    BATCH_SIZE("tributary.pusher.batch.size", Meter.Type.DISTRIBUTION_SUMMARY),
    /** Gas used by the transactions that carried final batches. */
    GAS_USED("tributary.pusher.gas.used", Meter.Type.COUNTER),
    /** Passes that found the chain's node away. Alert: growing for 5 minutes. */
    NODE_UNAVAILABLE("tributary.pusher.node.unavailable", Meter.Type.COUNTER),
    /**
     * Seconds since the oldest reward that is not final on chain was granted. Alert: over three
     * batch intervals.
     */
    OLDEST_UNPUSHED("tributary.pusher.oldest.unpushed", Meter.Type.GAUGE),
    /**
     * Campaigns whose rewards wait for a bank to be known. Alert: more than none for 10 minutes.
     */
    GROUPS_WITHOUT_BANK("tributary.pusher.groups.without.bank", Meter.Type.GAUGE),
    /**
     * Batches that the database had lost and push-batches.v1 brought back. Alert: any; the database
     * is an older copy.
     */
    BATCHES_RECOVERED("tributary.pusher.batches.recovered", Meter.Type.COUNTER),
    /**
     * 1 while the lane stands still because push-batches.v1 has what the database lacks and cannot
     * bring back. Alert: at once.
     */
    LANE_HALTED("tributary.pusher.lane.halted", Meter.Type.GAUGE);

    private final String meterName;
    private final Meter.Type type;

    PusherMeter(String meterName, Meter.Type type) {
        this.meterName = meterName;
        this.type = type;
    }

    @Override
    public String getName() {
        return meterName;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }
}
