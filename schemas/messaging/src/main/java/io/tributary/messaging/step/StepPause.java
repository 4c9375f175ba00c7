package io.tributary.messaging.step;

import io.tributary.messaging.transport.Broker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a step wait while something is away: the container is paused, its consumer keeps polling and
 * stays in its group. Probes with a growing pause, and resumes by itself when database and broker
 * answer.
 */
final class StepPause {

    private static final Logger log = LoggerFactory.getLogger(StepPause.class);
    private static final Duration FIRST = Duration.ofMillis(250);

    private final String step;
    private final Probes probes;
    private final ScheduledExecutorService timer;
    private final Duration longest;
    private @Nullable Trouble trouble;
    private @Nullable Runnable resume;
    private Duration next = FIRST;

    StepPause(String step, Probes probes, ScheduledExecutorService timer, Duration longest) {
        this.step = step;
        this.probes = probes;
        this.timer = timer;
        this.longest = longest;
    }

    /**
     * What is asked before a step resumes.
     *
     * @param database the step's own
     * @param broker Kafka
     */
    record Probes(StepTransaction.StepDatabase database, Broker broker) {

        boolean answer() {
            return database.answers() && broker.answers();
        }
    }

    /** Why the step waits; empty while it runs. */
    synchronized Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * The step waits from now on; the last of several reasons counts. Resuming runs on the timer's
     * thread.
     */
    synchronized void begin(Trouble reason, Runnable whenOver) {
        boolean fresh = trouble == null;
        if (fresh) {
            log.warn("{} paused: {} {}", step, reason.source(), reason.detail());
        }
        trouble = reason;
        resume = whenOver;
        if (fresh) {
            schedule();
        }
    }

    /** The step cannot go on by itself. */
    synchronized void forEver(Trouble reason) {
        trouble = reason;
        resume = null;
    }

    /** The step begins anew. */
    synchronized void clear() {
        trouble = null;
        resume = null;
        next = FIRST;
    }

    /** A poll went through: the next pause starts short again. */
    synchronized void succeeded() {
        next = FIRST;
    }

    private void schedule() {
        try {
            var _ = timer.schedule(this::probe, next.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("{} is stopping", step, e);
        }
        Duration longer = next.multipliedBy(2);
        next = longer.compareTo(longest) < 0 ? longer : longest;
    }

    private void probe() {
        if (probes.answer()) {
            over().run();
        } else {
            again();
        }
    }

    private synchronized void again() {
        if (resume != null) {
            schedule();
        }
    }

    private synchronized Runnable over() {
        Runnable go = resume;
        if (go == null) {
            return () -> {};
        }
        trouble = null;
        resume = null;
        log.info("{} resumes", step);
        return go;
    }
}
