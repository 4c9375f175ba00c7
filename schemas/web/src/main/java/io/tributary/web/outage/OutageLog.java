package io.tributary.web.outage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * Warns of trouble now and then, at most once in ten seconds: every request of a busy service meets
 * the same. What comes in between is for debugging.
 */
public final class OutageLog {

    private static final Duration REST = Duration.ofSeconds(10);

    private final Logger log;
    private final String trouble;
    private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - REST.toNanos());

    /**
     * A log that has not warned yet.
     *
     * @param log where it says so
     * @param trouble what is wrong, for example {@code "the chain does not answer"}
     */
    public OutageLog(Logger log, String trouble) {
        this.log = log;
        this.trouble = trouble;
    }

    /** Says that it happened again, by the error's own words without its trace. */
    public void note(Throwable error) {
        long now = System.nanoTime();
        long last = warnedAt.get();
        if (now - last >= REST.toNanos() && warnedAt.compareAndSet(last, now)) {
            log.warn("{}: {}", trouble, error.toString());
        } else {
            log.debug("{}: {}", trouble, error.toString());
        }
    }
}
