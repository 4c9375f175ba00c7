package io.tributary.e2e.fault;

import static org.awaitility.Awaitility.await;

import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Client.Answer;
import io.tributary.quickstart.settings.QuickstartException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A shop's server that posts a bounded stream, and posts again what got no verdict: no connection,
 * an answer that was cut off, or a 503.
 */
final class Load implements AutoCloseable {

    private static final int UNANSWERED = 32;
    private static final long PAUSE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Client client = new Client();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(UNANSWERED);
    private final Verdicts verdicts;

    Load(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** A request that is sent until it has a verdict. */
    interface Post {

        /** Sends it, as often as it takes. */
        Answer send(Client client);

        /** Takes the answer that is its verdict. */
        void take(Answer answer);
    }

    /** Posts of a kind, so many each second. */
    record Beat(Supplier<Post> next, long perSecond) {}

    /** Begins; {@link Stream#end()} returns when everything that was posted has its verdict. */
    Stream begin(Beat... beats) {
        List<ScheduledFuture<?>> running =
                Arrays.stream(beats)
                        .<ScheduledFuture<?>>map(beat ->
                                clock.scheduleAtFixedRate(
                                        () -> post(beat.next().get()),
                                        0,
                                        1_000_000 / beat.perSecond(),
                                        TimeUnit.MICROSECONDS))
                        .toList();
        return () -> {
            running.forEach(beat -> beat.cancel(false));
            await("a verdict on everything that was posted; so far " + verdicts)
                    .atMost(PATIENCE)
                    .until(() -> room.availablePermits() == UNANSWERED);
        };
    }

    /** A stream of posts that runs. */
    @FunctionalInterface
    interface Stream {

        void end();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        senders.shutdownNow();
    }

    private void post(Post post) {
        if (room.tryAcquire()) {
            senders.execute(() -> attempt(post));
        }
    }

    private void attempt(Post post) {
        if (hasVerdict(post)) {
            room.release();
        } else {
            CompletableFuture.delayedExecutor(PAUSE, TimeUnit.MILLISECONDS, senders)
                    .execute(() -> attempt(post));
        }
    }

    private boolean hasVerdict(Post post) {
        try {
            Answer answer = post.send(client);
            if (answer.status() == 503) {
                return !isTryAgain(answer);
            }
            post.take(answer);
            return true;
        } catch (QuickstartException unanswered) {
            verdicts.note("no answer");
            return false;
        } catch (RuntimeException unexpected) {
            verdicts.blame(unexpected.toString());
            return true;
        }
    }

    private boolean isTryAgain(Answer answer) {
        if (answer.headers().firstValue("Retry-After").isEmpty()) {
            verdicts.blame("no Retry-After: " + answer);
            return false;
        }
        verdicts.note("503");
        return true;
    }
}
