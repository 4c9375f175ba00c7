package io.tributary.product.signingkey;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.product.meter.ProductMeter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the file of keys again and again; polling, because a mounted secret changes by a link that
 * file systems do not tell of. What cannot be read changes nothing and is said once.
 */
@Component
class SigningKeyPoller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyPoller.class);

    private final SigningKeySource source;
    private final SigningKeys keys;
    private final MeterRegistry meters;
    private final Duration interval;
    private @Nullable ScheduledExecutorService thread;
    private volatile @Nullable String trouble;

    SigningKeyPoller(
            SigningKeySource source,
            SigningKeys keys,
            SigningKeyProperties properties,
            MeterRegistry meters) {
        this.source = source;
        this.keys = keys;
        this.meters = meters;
        this.interval = properties.signingKeyInterval();
    }

    /** What is wrong with the file; null while nothing is. */
    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public synchronized void start() {
        if (thread == null && source.canChange()) {
            ScheduledExecutorService made =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().daemon().name("signing-keys").factory());
            long millis = interval.toMillis();
            var _ = made.scheduleWithFixedDelay(this::poll, millis, millis, TimeUnit.MILLISECONDS);
            thread = made;
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    void poll() {
        try {
            if (keys.take(source.read())) {
                count("changed");
                LOG.info("signing keys changed, published: {}", keys.names());
            }
            trouble = null;
        } catch (RuntimeException wrong) {
            note(
                    wrong instanceof UnusableKeysException
                            ? String.valueOf(wrong.getMessage())
                            : wrong.getClass().getName());
        }
    }

    private void note(String wrong) {
        count("unusable");
        if (trouble == null) {
            LOG.warn("{}; the keys stay as they are", wrong);
        }
        trouble = wrong;
    }

    private void count(String outcome) {
        ProductMeter.SIGNING_KEY_READS.counter(meters, outcome).increment();
    }
}
