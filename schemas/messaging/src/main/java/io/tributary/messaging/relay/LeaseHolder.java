package io.tributary.messaging.relay;

import java.time.Duration;

/** What a loop does with its lease. All methods run on the loop's own thread and may block. */
public interface LeaseHolder {

    /** The lease is this instance's from now on. */
    void acquired(Lease lease) throws Exception;

    /** One pass; as {@link LeasedLoop.Body#run}. */
    Duration run(Lease lease) throws Exception;

    /** The lease is about to be given up, or is lost. */
    default void released() {}
}
