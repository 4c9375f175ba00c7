package io.tributary.messaging.step;

/**
 * How a poll's records are run.
 *
 * @param repeats whether outcomes of records already done go out again; a replay does so only on
 *     request
 * @param dryRun whether every transaction is rolled back and nothing is sent
 * @param deadLetters whether what cannot be processed becomes a dead letter; a replay only counts
 *     it, since the live step has written that letter or will write it
 */
record StepMode(boolean repeats, boolean dryRun, boolean deadLetters) {

    /** The live consumer group. */
    static final StepMode LIVE = new StepMode(true, false, true);
}
