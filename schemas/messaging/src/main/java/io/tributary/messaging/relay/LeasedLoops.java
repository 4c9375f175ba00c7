package io.tributary.messaging.relay;

/** Makes loops that run on one instance at a time. */
public interface LeasedLoops {

    /**
     * A loop that is a bean of the caller and starts and stops with the application.
     *
     * @param leaseName what is owned
     * @param onAcquired runs once each time the lease changes to this instance, before the first
     *     pass
     * @param body one pass
     */
    LeasedLoop loop(String leaseName, OnAcquired onAcquired, LeasedLoop.Body body);

    /** As above, for a loop that holds something while it has the lease. */
    LeasedLoop loop(String leaseName, LeaseHolder holder);

    /** What to do when the lease was acquired by this instance. */
    @FunctionalInterface
    interface OnAcquired {

        /** Nothing is to be done. */
        OnAcquired NOTHING = lease -> {};

        /** Called on the loop's thread. */
        void acquired(Lease lease) throws Exception;
    }
}
