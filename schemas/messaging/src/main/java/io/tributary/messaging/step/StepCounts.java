package io.tributary.messaging.step;

/**
 * What became of some records; {@code read} is the sum of the others.
 *
 * @param read records that were tried
 * @param applied records that changed something
 * @param alreadyDone records that had been applied before, or were stale
 * @param refused records that can never be applied
 */
public record StepCounts(long read, long applied, long alreadyDone, long refused) {

    /** No record. */
    public static final StepCounts NONE = new StepCounts(0, 0, 0, 0);

    static StepCounts of(int records, Handled handled) {
        return new StepCounts(
                records, handled.applied(), handled.alreadyDone(), handled.refused().size());
    }

    static StepCounts refused(long records) {
        return new StepCounts(records, 0, 0, records);
    }

    /** Both together. */
    public StepCounts plus(StepCounts other) {
        return new StepCounts(
                read + other.read,
                applied + other.applied,
                alreadyDone + other.alreadyDone,
                refused + other.refused);
    }
}
