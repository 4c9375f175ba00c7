package io.tributary.messaging.replay;

import io.tributary.messaging.step.ReplayMode;
import java.util.List;
import java.util.UUID;

/**
 * A replay that this instance works on.
 *
 * @param id the replay
 * @param token of the lease under which it was taken; who comes later has a higher one
 * @param topic without prefix
 * @param mode what it does to the step
 * @param ratePerSecond most records per second
 * @param spans what is left to read
 */
record TakenReplay(
        UUID id, long token, String topic, ReplayMode mode, int ratePerSecond, List<Span> spans) {

    TakenReplay {
        spans = List.copyOf(spans);
    }

    /**
     * What is left of a partition.
     *
     * @param partition its number
     * @param next the next record; outcomes of those before are acknowledged
     * @param committed records before it are committed and counted; between both, their outcomes
     *     may not have been sent
     * @param end behind the last record
     */
    record Span(int partition, long next, long committed, long end) {}
}
