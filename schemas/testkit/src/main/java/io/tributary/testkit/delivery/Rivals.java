package io.tributary.testkit.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Several consumers that get the same records at the same time, as a stalled owner of a partition,
 * its successor and a replay would.
 */
public final class Rivals {

    private static final int PATIENCE_SECONDS = 120;

    private Rivals() {}

    /**
     * Delivers to the step on so many threads at once, to each every record in an order of its own;
     * returns when all are through.
     *
     * @throws AssertionError with the seed in it, if the step throws on any of them
     */
    public static <R> void deliver(
            int rivals, List<R> records, Seed seed, Consumer<? super List<R>> step) {
        CyclicBarrier start = new CyclicBarrier(rivals);
        try (ExecutorService threads = Executors.newFixedThreadPool(rivals)) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            Seed own = seed;
            for (int rival = 0; rival < rivals; rival++) {
                Disorder disorder = rival == 0 ? Disorder.NONE : Disorder.SHUFFLED;
                Delivery<R> delivery = Delivery.of(disorder, records, own);
                running.add(CompletableFuture.runAsync(() -> run(start, delivery, step), threads));
                own = own.next();
            }
            join(running, seed);
        }
    }

    private static <R> void run(
            CyclicBarrier start, Delivery<R> delivery, Consumer<? super List<R>> step) {
        try {
            start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the rivals did not meet", e);
        }
        delivery.to(step);
    }

    private static void join(List<CompletableFuture<Void>> running, Seed seed) {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError("rivals, " + seed + ": one failed", e.getCause());
        }
    }
}
