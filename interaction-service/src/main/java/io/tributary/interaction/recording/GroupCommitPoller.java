package io.tributary.interaction.recording;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.interaction.publication.Announcer;
import io.tributary.messaging.trace.GroupSpans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * As many threads as groups may be in flight. Each collects a group, one thread at a time, commits
 * it, and hands out the verdicts; while all commit, the queue grows into the next group.
 */
@Component
class GroupCommitPoller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitPoller.class);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SubmissionQueue queue;
    private final GroupCommitter committer;
    private final Announcer announcer;
    private final GroupSpans spans;
    private final RecordingProperties properties;
    private final Timer commits;
    private final DistributionSummary sizes;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    GroupCommitPoller(
            SubmissionQueue queue,
            GroupCommitter committer,
            Announcer announcer,
            GroupSpans spans,
            RecordingProperties properties,
            MeterRegistry meters) {
        this.queue = queue;
        this.committer = committer;
        this.announcer = announcer;
        this.spans = spans;
        this.properties = properties;
        this.commits = meters.timer(InteractionMeter.GROUP_COMMIT.getName());
        this.sizes = meters.summary(InteractionMeter.GROUP_SIZE.getName());
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 0; i < properties.groupsInFlight(); i++) {
            threads.add(Thread.ofPlatform().daemon().name("group-commit-" + i).start(this::run));
        }
    }

    /** Commits what still waits: the web server has stopped before. */
    @Override
    public synchronized void stop() {
        running = false;
        for (Thread thread : threads) {
            join(thread);
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts, after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (running || queue.size() > 0) {
            try {
                List<Submission> group = queue.collect(IDLE);
                if (group.isEmpty()) {
                    announcer.settle().block(PATIENCE);
                } else {
                    commit(group);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failed) {
                LOG.debug(
                        "the outbox rows of acknowledged groups stay for now: {}",
                        failed.toString());
            }
        }
    }

    private void commit(List<Submission> group) {
        List<NewInteraction> items =
                group.stream().flatMap(submission -> submission.items().stream()).toList();
        sizes.record(items.size());
        Span span = spans.start("group commit", group.stream().map(Submission::request).toList());
        span.setAttribute("interactions", items.size());
        long start = System.nanoTime();
        try {
            answer(group, Objects.requireNonNull(committer.commit(items).block()), span);
        } catch (RuntimeException failed) {
            span.setStatus(StatusCode.ERROR, failed.getClass().getSimpleName());
            group.forEach(submission -> submission.outcome().tryEmitError(failed));
        } finally {
            commits.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            span.end();
        }
    }

    private void answer(List<Submission> group, Recorded recorded, Span span) {
        Mono<Void> announced = announcer.announce(recorded.stored(), recorded.groups(), span);
        int from = 0;
        for (Submission submission : group) {
            int to = from + submission.items().size();
            List<Verdict> verdicts = List.copyOf(recorded.verdicts().subList(from, to));
            submission.outcome().tryEmitValue(new Submission.Committed(verdicts, announced));
            from = to;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
