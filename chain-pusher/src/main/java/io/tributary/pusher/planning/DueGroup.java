package io.tributary.pusher.planning;

/**
 * A group with rewards that are old enough.
 *
 * @param group the group
 * @param aged how many there are
 * @param rested whether the interval since its last batch is over
 */
record DueGroup(RewardGroup group, long aged, boolean rested) {

    /** How many batches are due: full ones at once, the rest after the interval. */
    int batches(int size) {
        long full = aged / size;
        boolean rest = rested && aged % size > 0;
        return Math.toIntExact(full + (rest ? 1 : 0));
    }
}
