package io.tributary.pusher;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Makes five blocks a second, so that tests do not wait for the clock; none while a test makes its
 * own.
 */
public final class TestMiner implements AutoCloseable {

    private static final long MILLISECONDS = 200;

    private final TestChain chain;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final Future<?> ticks;
    private boolean paused;

    TestMiner(TestChain chain) {
        this.chain = chain;
        ticks =
                timer.scheduleWithFixedDelay(
                        this::tick, MILLISECONDS, MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /** No block comes by itself from now on. */
    public synchronized void pause() {
        paused = true;
        chain.ask("evm_setIntervalMining", 0);
    }

    /** One block. */
    public synchronized void mine() {
        chain.ask("evm_mine");
    }

    /** Blocks come by themselves again. */
    public synchronized void resume() {
        paused = false;
    }

    @Override
    public void close() {
        ticks.cancel(true);
        timer.shutdownNow();
        chain.ask("evm_setIntervalMining", 1);
    }

    private synchronized void tick() {
        if (!paused) {
            mine();
        }
    }
}
