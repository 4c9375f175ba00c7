package io.tributary.messaging.step;

/**
 * How a poll's records are run.
 *
 * @param keepsPositions whether positions are moved on in the transaction; a replay leaves them
 *     alone
 * @param repeats whether outcomes of records already done go out again; a replay does so only on
 *     request
 */
record StepMode(boolean keepsPositions, boolean repeats) {

    /** The live consumer group. */
    static final StepMode LIVE = new StepMode(true, true);
}
