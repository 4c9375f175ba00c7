package io.tributary.messaging.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acquires, runs passes while the lease is held, gives it up after a failure or when the
 * application stops.
 */
final class LeaseLoop implements LeasedLoop {

    private static final Logger log = LoggerFactory.getLogger(LeaseLoop.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final String name;
    private final Leases leases;
    private final LeaseHolder holder;
    private final Pauses pauses;
    private final LoopFailures failures;
    private final Semaphore wakes = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean held;

    LeaseLoop(String name, Leases leases, LeaseHolder holder, Pauses pauses) {
        this.name = name;
        this.leases = leases;
        this.holder = holder;
        this.pauses = pauses;
        this.failures = new LoopFailures(name, pauses.longest());
    }

    /**
     * How long a loop rests.
     *
     * @param acquireInterval between two attempts to get the lease
     * @param longest after failures
     */
    record Pauses(Duration acquireInterval, Duration longest) {}

    @Override
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread made = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
            thread = made;
            made.start();
        }
    }

    /** Lets the pass end, for at most 15 s; then interrupts it. */
    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        wake();
        try {
            if (!running.join(STOP_TIMEOUT)) {
                running.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Loops stop side by side. */
    @Override
    public void stop(Runnable callback) {
        Thread.ofVirtual()
                .name("stop-" + name)
                .start(() -> {
                    stop();
                    callback.run();
                });
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After the web server stopped taking requests, together with the steps. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }

    /** Whether this instance has the lease now. */
    boolean isHeld() {
        return held;
    }

    private void run() {
        while (isMine()) {
            Duration rest;
            try {
                rest = acquireAndHold() ? Duration.ZERO : pauses.acquireInterval();
            } catch (Exception e) {
                rest = failures.pauseAfter(e, !isMine());
            }
            rest(rest, false);
        }
    }

    private boolean acquireAndHold() throws Exception {
        long begun = System.nanoTime();
        Optional<Lease> acquired = leases.acquire(name);
        if (acquired.isEmpty()) {
            return false;
        }
        try (HeldLease lease = new HeldLease(leases, acquired.get(), begun)) {
            lease.start();
            held = true;
            hold(lease);
        } finally {
            held = false;
        }
        return true;
    }

    private void hold(HeldLease lease) throws Exception {
        try {
            log.info("{} acquired, token {}", name, lease.lease().token());
            holder.acquired(lease.lease());
            while (isMine() && lease.isHeld()) {
                Duration rest = holder.run(lease.lease());
                failures.ended();
                rest(rest, true);
            }
        } finally {
            holder.released();
        }
    }

    /** A wake does not shorten the pause after a failure. */
    private void rest(Duration time, boolean wakeable) {
        if (!isMine() || time.isZero()) {
            return;
        }
        try {
            if (wakeable) {
                boolean _ = wakes.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
                wakes.drainPermits();
            } else {
                restUndisturbed(time);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void restUndisturbed(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (isMine() && System.nanoTime() - end < 0) {
            boolean _ =
                    wakes.tryAcquire(
                            Math.min(end - System.nanoTime(), 200_000_000L), TimeUnit.NANOSECONDS);
        }
    }

    private boolean isMine() {
        return Thread.currentThread().equals(thread);
    }
}
