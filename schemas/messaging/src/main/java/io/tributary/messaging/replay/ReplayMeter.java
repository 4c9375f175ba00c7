package io.tributary.messaging.replay;

/** The meters of replays. */
public enum ReplayMeter {
    /**
     * Records that replays took (counter), by {@code topic}, {@code outcome} (applied,
     * already_done, refused) and {@code dry_run}.
     */
    RECORDS("tributary.replay.records", "Records that replays took, by outcome"),
    /** Replays that ended (counter), by {@code topic} and {@code status}. */
    FINISHED("tributary.replay.finished", "Replays that ended, by status"),
    /** Replays that this instance works on now (gauge). */
    RUNNING("tributary.replay.running", "Replays that this instance works on");

    private final String meterName;
    private final String description;

    ReplayMeter(String meterName, String description) {
        this.meterName = meterName;
        this.description = description;
    }

    /** The name as Micrometer knows it. */
    public String meterName() {
        return meterName;
    }

    /** What it counts. */
    public String description() {
        return description;
    }
}
