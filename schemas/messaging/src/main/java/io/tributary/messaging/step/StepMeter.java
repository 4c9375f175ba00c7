package io.tributary.messaging.step;

/** The meters of steps, each tagged with {@code topic}. */
public enum StepMeter {
    /** Records that changed something (counter). */
    APPLIED("tributary.step.applied", "Records that changed something"),
    /** Records that had been applied before, or were stale (counter). */
    ALREADY_DONE("tributary.step.already.done", "Records that had been applied before"),
    /**
     * Records that became dead letters (counter), by {@code reason}: undecodable, refused, too_old.
     */
    DEAD_LETTERS("tributary.step.dead.letters", "Records that became dead letters, by reason"),
    /**
     * Transactions that gave way to another one and were tried again (counter), by {@code state}:
     * 40001 (serialization), 40P01 (deadlock).
     */
    CONFLICTS("tributary.step.conflicts", "Transactions tried again after a conflict, by state"),
    /** From a poll's first record to the last acknowledgement (timer). */
    DURATION("tributary.step.duration", "One poll from decoding to the last acknowledgement"),
    /**
     * 1 while the step waits for database, broker or registry, or stands before a gap; else 0
     * (gauge).
     */
    PAUSED("tributary.step.paused", "1 while the step waits for something that is away"),
    /**
     * Positions that the log no longer reaches back to; the step has stopped (counter). Someone
     * must act.
     */
    GAPS("tributary.step.gaps", "Positions below the start of the log"),
    /** Age of the last applied poll's newest record when it was done, seconds (gauge). */
    LAG("tributary.step.lag", "Age of the newest applied record when it was done, seconds");

    private final String meterName;
    private final String description;

    StepMeter(String meterName, String description) {
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
