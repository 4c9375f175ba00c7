package io.tributary.e2e.fault;

import static org.awaitility.Awaitility.await;

import io.tributary.quickstart.settings.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * SIGKILLs services one after another at random moments, each of the five before one comes again.
 * The next may die while the last is not back yet; only the same one is waited for.
 */
final class Killings {

    private static final int LONGEST_PAUSE = 5_000;

    private final Processes processes;
    private final Random random;
    private final List<CompletableFuture<Killing>> all = new ArrayList<>();

    Killings(Processes processes, long seed) {
        this.processes = processes;
        this.random = new Random(seed);
    }

    /**
     * One of them.
     *
     * @param service who died
     * @param back how long it took until it listened again
     */
    record Killing(Service service, Duration back) {}

    /** Returns when all of them are back. The first is back before the second dies. */
    List<Killing> run(int kills) {
        List<Service> round = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            if (i == 1 || round.isEmpty()) {
                allBack();
            }
            if (round.isEmpty()) {
                round.addAll(Service.all());
            }
            pause();
            kill(round.remove(random.nextInt(round.size())));
        }
        return allBack();
    }

    private List<Killing> allBack() {
        return all.stream().map(CompletableFuture::join).toList();
    }

    private void kill(Service service) {
        processes.kill(service);
        all.add(
                CompletableFuture.supplyAsync(
                        () -> new Killing(service, processes.untilListening(service)),
                        task -> Thread.ofVirtual().start(task)));
    }

    private void pause() {
        long until = System.nanoTime() + Duration.ofMillis(random.nextInt(LONGEST_PAUSE)).toNanos();
        await("the moment of the next kill").until(() -> System.nanoTime() >= until);
    }
}
