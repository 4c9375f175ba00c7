package io.tributary.interaction.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.web.limit.RateLimits;
import io.tributary.web.limit.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells the other instances what this one let in, and learns what they did: one statement for all
 * buckets, so that no request waits for the database. While that is away each counts alone.
 */
@Component
class SharedCountsPoller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SharedCountsPoller.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int AT_ONCE = 5000;

    private final RateLimits limits;
    private final SharedCounts counts;
    private final LimitProperties properties;
    private final Counter alone;
    private final InstantSource clock = InstantSource.system();
    private final Semaphore stops = new Semaphore(0);
    private Instant nextSweep = Instant.MIN;
    private boolean isAlone;
    private volatile @Nullable Thread thread;

    SharedCountsPoller(
            RateLimits limits,
            SharedCounts counts,
            LimitProperties properties,
            MeterRegistry meters) {
        this.limits = limits;
        this.counts = counts;
        this.properties = properties;
        this.alone = meters.counter(InteractionMeter.UNSHARED.getName());
    }

    @Override
    public synchronized void start() {
        stops.drainPermits();
        thread = Thread.ofPlatform().daemon().name("shared-counts").start(this::run);
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        stops.release();
        try {
            if (running != null && !running.join(PATIENCE)) {
                running.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            long rest = properties.shareInterval().toNanos();
            while (!stops.tryAcquire(rest, TimeUnit.NANOSECONDS)) {
                pass();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shares once. */
    void pass() {
        List<Spending> all = limits.unshared();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            share(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        sweep();
    }

    private void share(List<Spending> part) {
        try {
            Map<String, Long> totals = counts.add(part).blockOptional(PATIENCE).orElseThrow();
            part.forEach(told -> limits.learn(told, totals.getOrDefault(key(told), 0L)));
            note(false, "");
        } catch (RuntimeException away) {
            limits.keep(part);
            alone.increment();
            note(true, away.toString());
        }
    }

    private static String key(Spending told) {
        return told.bucket().text();
    }

    private void sweep() {
        Instant now = clock.instant();
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(SWEEP);
        try {
            while (counts.forget(now).blockOptional(PATIENCE).orElse(0L) >= SharedCounts.AT_ONCE) {
                LOG.debug("more counts of past minutes are left");
            }
        } catch (RuntimeException away) {
            LOG.debug("counts of past minutes stay for now: {}", away.toString());
        }
    }

    /* Once when it begins, once when it is over. */
    private void note(boolean nowAlone, String why) {
        if (nowAlone && !isAlone) {
            LOG.warn("rate limits hold for this instance alone: {}", why);
        } else if (!nowAlone && isAlone) {
            LOG.info("rate limits hold across instances again");
        }
        isAlone = nowAlone;
    }
}
