package io.tributary.messaging.step;

import io.tributary.messaging.transport.Broker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final String step;
    private final BooleanSupplier answers;
    private final ScheduledExecutorService timer;
    private final Duration longest;
    private @Nullable Trouble trouble;
    private @Nullable Runnable resume;
    private Duration next = FIRST;
    private boolean lasting;

    StepPause(
            String step,
            BooleanSupplier answers,
            ScheduledExecutorService timer,
            Duration longest) {
        this.step = step;
        this.answers = answers;
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

    /**
     * Why the step waits; empty while it runs. Stays until a poll went through, or none came for
     * some time.
     */
    synchronized Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * The step waits from now on, unless it already waits for a person. Resuming runs on the
     * timer's thread.
     */
    synchronized void begin(Trouble reason, Runnable whenOver) {
        if (lasting) {
            return;
        }
        if (trouble == null) {
            log.warn("{} paused: {} {}", step, reason.source(), reason.detail());
        }
        trouble = reason;
        if (resume == null) {
            resume = whenOver;
            schedule(this::probe, next);
            Duration longer = next.multipliedBy(2);
            next = longer.compareTo(longest) < 0 ? longer : longest;
        }
    }

    /** The step cannot go on by itself. */
    synchronized void forEver(Trouble reason) {
        trouble = reason;
        resume = null;
        lasting = true;
    }

    /** The step begins anew. */
    synchronized void clear() {
        trouble = null;
        resume = null;
        next = FIRST;
        lasting = false;
    }

    /** A poll went through: the next pause starts short again. */
    synchronized void succeeded() {
        next = FIRST;
        end();
    }

    private synchronized void end() {
        if (trouble != null && resume == null && !lasting) {
            trouble = null;
            log.info("{} resumed", step);
        }
    }

    private void probe() {
        if (answers.getAsBoolean()) {
            over().run();
        } else {
            again();
        }
    }

    private synchronized void again() {
        if (resume != null) {
            schedule(this::probe, longest);
        }
    }

    private synchronized Runnable over() {
        Runnable go = resume;
        if (go == null) {
            return () -> {};
        }
        resume = null;
        schedule(this::end, QUIET);
        return go;
    }

    private void schedule(Runnable task, Duration delay) {
        try {
            var _ = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("{} is stopping", step, e);
        }
    }
}
