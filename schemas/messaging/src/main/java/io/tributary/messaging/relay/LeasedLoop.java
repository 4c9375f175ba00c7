package io.tributary.messaging.relay;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * A loop on a thread of its own that runs while its instance holds the lease. Made by {@link
 * LeasedLoops}.
 */
public interface LeasedLoop extends SmartLifecycle {

    /**
     * Runs the body soon, without waiting for the interval; cheap, may be called from any thread.
     */
    void wake();

    /** One pass; runs on the loop's own thread and may block. */
    @FunctionalInterface
    interface Body {

        /**
         * Does what is due.
         *
         * @param lease held at the start of the pass, and renewed while it lasts
         * @return how long to rest before the next pass; zero: there is more to do
         * @throws Exception logged once and retried with a growing pause; the lease is given up
         *     first
         */
        Duration run(Lease lease) throws Exception;
    }
}
