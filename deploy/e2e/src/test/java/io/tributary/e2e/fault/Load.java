package io.tributary.e2e.fault;

import static org.awaitility.Awaitility.await;

import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Client.Answer;
import io.tributary.quickstart.settings.QuickstartException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A shop's server that posts a bounded stream, single and in batches, and posts again what got no
 * verdict: no connection, an answer that was cut off, or a 503.
 */
final class Load implements AutoCloseable {

    private static final int BATCH = 10;
    private static final int UNANSWERED = 32;
    private static final long PAUSE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Client client = new Client();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(UNANSWERED);
    private final String url;
    private final String key;
    private final Verdicts verdicts;

    Load(String url, String key, Verdicts verdicts) {
        this.url = url;
        this.key = key;
        this.verdicts = verdicts;
    }

    /** Begins; {@link Stream#end()} returns when everything that was posted has its verdict. */
    Stream begin(Traffic traffic, long singlesPerSecond) {
        List<ScheduledFuture<?>> beats =
                List.of(
                        clock.scheduleAtFixedRate(
                                () -> post(List.of(traffic.next()), false),
                                0,
                                1_000_000 / singlesPerSecond,
                                TimeUnit.MICROSECONDS),
                        clock.scheduleAtFixedRate(
                                () -> post(traffic.next(BATCH), true), 0, 1, TimeUnit.SECONDS));
        return () -> {
            beats.forEach(beat -> beat.cancel(false));
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

    private void post(List<Item> items, boolean batch) {
        if (room.tryAcquire()) {
            senders.execute(() -> attempt(items, batch));
        }
    }

    private void attempt(List<Item> items, boolean batch) {
        if (hasVerdict(items, batch)) {
            room.release();
        } else {
            CompletableFuture.delayedExecutor(PAUSE, TimeUnit.MILLISECONDS, senders)
                    .execute(() -> attempt(items, batch));
        }
    }

    private boolean hasVerdict(List<Item> items, boolean batch) {
        Object body = batch ? items.stream().map(Item::body).toList() : items.getFirst().body();
        try {
            return judge(items, batch, client.post(batch ? url + "/batch" : url, key, body));
        } catch (QuickstartException unanswered) {
            verdicts.note("no answer");
            return false;
        } catch (RuntimeException unexpected) {
            verdicts.blame(unexpected.toString());
            return true;
        }
    }

    private boolean judge(List<Item> items, boolean batch, Answer answer) {
        switch (answer.status()) {
            case 200, 202, 207, 409, 422 -> take(items, batch, answer.body());
            case 503 -> {
                return !isTryAgain(answer);
            }
            default -> verdicts.blame(answer.toString());
        }
        return true;
    }

    private void take(List<Item> items, boolean batch, JsonNode body) {
        if (batch) {
            IntStream.range(0, items.size())
                    .forEach(i -> verdicts.take(items.get(i), body.path("results").path(i)));
        } else {
            verdicts.take(items.getFirst(), body);
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
