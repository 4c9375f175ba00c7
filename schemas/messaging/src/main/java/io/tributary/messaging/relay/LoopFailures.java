package io.tributary.messaging.relay;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a loop rests after a failure: longer with each one; said once. One thread. */
final class LoopFailures {

    private static final Logger log = LoggerFactory.getLogger(LoopFailures.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final String loop;
    private final Duration longest;
    private Duration pause = FIRST_PAUSE;
    private boolean failing;

    LoopFailures(String loop, Duration longest) {
        this.loop = loop;
        this.longest = longest;
    }

    /** A pass went through. */
    void ended() {
        if (failing) {
            log.info("{} works again", loop);
        }
        failing = false;
        pause = FIRST_PAUSE;
    }

    Duration pauseAfter(Exception e, boolean stopping) {
        if (stopping) {
            log.debug("{} failed while it stopped", loop, e);
        } else if (failing) {
            log.debug("{} failed again", loop, e);
        } else {
            log.warn("{} failed and is tried again: {}", loop, e.toString());
            log.debug("{} failed", loop, e);
        }
        failing = true;
        Duration now = pause;
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(longest) < 0 ? longer : longest;
        return now;
    }
}
