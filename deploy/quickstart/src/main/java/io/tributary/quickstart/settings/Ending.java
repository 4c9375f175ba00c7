package io.tributary.quickstart.settings;

import io.tributary.testkit.platform.PlatformException;
import java.util.concurrent.atomic.AtomicReference;

/** How a command ends: everything is closed, and its outcome is the exit code, even on a signal. */
public final class Ending {

    private final AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.TIMEOUT);

    /** A command's work; it returns when it is done, or soon after a signal. */
    @FunctionalInterface
    public interface Work {

        /** Does it. */
        void run() throws InterruptedException;
    }

    /** Does the work, says on standard error what was wrong, and ends the virtual machine. */
    public void after(Work work) throws InterruptedException {
        try {
            work.run();
        } catch (QuickstartException e) {
            fail(e.outcome(), e);
        } catch (PlatformException e) {
            fail(Outcome.ENVIRONMENT, e);
        } catch (RuntimeException e) {
            fail(Outcome.WRONG, e);
            e.printStackTrace();
        }
        System.exit(outcome.get().exitCode());
    }

    /** What the exit code says from now on, {@link Outcome#TIMEOUT} before. */
    public void set(Outcome reached) {
        outcome.set(reached);
    }

    /**
     * Runs this when the virtual machine ends, on a signal too, whose own exit code says nothing:
     * halting replaces it.
     */
    public void closing(String thread, Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(close), thread));
    }

    private void end(Runnable close) {
        try {
            close.run();
        } finally {
            Runtime.getRuntime().halt(outcome.get().exitCode());
        }
    }

    private void fail(Outcome reached, RuntimeException e) {
        outcome.set(reached);
        System.err.println(e.getMessage());
    }
}
