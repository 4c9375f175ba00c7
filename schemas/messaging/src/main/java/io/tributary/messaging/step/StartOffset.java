package io.tributary.messaging.step;

import java.util.OptionalLong;

/** Where a partition starts when it is assigned. */
sealed interface StartOffset {

    /** Reading starts here. */
    record At(long offset) implements StartOffset {}

    /**
     * The log no longer reaches back to where reading has to start; records between are lost to
     * this step.
     *
     * @param wanted where reading has to start
     * @param logStart the first offset that is still there
     */
    record Gap(long wanted, long logStart) implements StartOffset {}

    /**
     * The lower of the position in the database and the committed offset, so that a restored
     * database catches up, and so that what was committed in the database and not yet sent is met
     * again. Where either is unknown: the start of the log.
     */
    static StartOffset of(OptionalLong position, OptionalLong committed, long logStart) {
        long lowest = Math.min(position.orElse(Long.MAX_VALUE), committed.orElse(Long.MAX_VALUE));
        if (lowest < logStart) {
            return new Gap(lowest, logStart);
        }
        boolean known = position.isPresent() && committed.isPresent();
        return new At(known ? lowest : logStart);
    }
}
