package io.tributary.messaging.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease while this instance has it: renewed by a thread of its own, whatever the loop is doing.
 * Known to be lost when the database says so, or when it could not be renewed in time by this
 * machine's clock.
 */
final class HeldLease implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HeldLease.class);
    private static final int RENEWALS_PER_LEASE = 4;

    private final Leases leases;
    private final Thread renewal;
    private volatile Lease lease;
    private volatile long endNanos;
    private volatile boolean lost;
    private volatile boolean closed;

    /**
     * @param begunNanos {@link System#nanoTime} before the lease was asked for
     */
    HeldLease(Leases leases, Lease lease, long begunNanos) {
        this.leases = leases;
        this.lease = lease;
        this.endNanos = begunNanos + leases.time().toNanos();
        this.renewal = Thread.ofVirtual().name("renewal-" + lease.name()).unstarted(this::renew);
    }

    void start() {
        renewal.start();
    }

    Lease lease() {
        return lease;
    }

    /** Whether nobody else can have the lease yet. */
    boolean isHeld() {
        return !lost && System.nanoTime() - endNanos < 0;
    }

    /** Gives it up; another instance may have it at once. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(renewal);
        if (lost) {
            return;
        }
        try {
            leases.release(lease);
        } catch (RuntimeException e) {
            log.debug("{} runs out by itself", lease.name(), e);
        }
    }

    private void renew() {
        Duration interval = leases.time().dividedBy(RENEWALS_PER_LEASE);
        while (!closed && !lost) {
            LockSupport.parkNanos(interval.toNanos());
            if (!closed) {
                renewOnce();
            }
        }
    }

    private void renewOnce() {
        long begun = System.nanoTime();
        try {
            Optional<Lease> renewed = leases.renew(lease);
            if (renewed.isPresent()) {
                lease = renewed.get();
                endNanos = begun + leases.time().toNanos();
            } else if (!closed) {
                lost = true;
                log.warn("{} was lost to another instance", lease.name());
            }
        } catch (RuntimeException e) {
            log.debug("{} could not be renewed yet", lease.name(), e);
        }
    }
}
