package io.tributary.quickstart;

import io.tributary.quickstart.settings.Arguments;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.testkit.platform.PlatformException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** The command: everything up, the demo, and everything gone again. */
public final class Quickstart {

    private static final AtomicReference<Outcome> OUTCOME = new AtomicReference<>(Outcome.TIMEOUT);

    private Quickstart() {}

    /**
     * Takes the arguments of {@code deploy/quickstart/run}; ends with the exit code of {@link
     * Outcome}.
     */
    public static void main(String[] words) throws InterruptedException {
        try {
            Arguments arguments = Arguments.parse(List.of(words));
            Session session = new Session(arguments, Ports.from(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(session), "quickstart-end"));
            OUTCOME.set(session.run());
            if (!arguments.exit()) {
                new CountDownLatch(1).await();
            }
        } catch (QuickstartException e) {
            fail(e.outcome(), e);
        } catch (PlatformException e) {
            fail(Outcome.ENVIRONMENT, e);
        } catch (RuntimeException e) {
            fail(Outcome.WRONG, e);
            e.printStackTrace();
        }
        System.exit(OUTCOME.get().exitCode());
    }

    private static void fail(Outcome outcome, RuntimeException e) {
        OUTCOME.set(outcome);
        System.err.println(e.getMessage());
    }

    /**
     * Runs on a signal too, whose own exit code says nothing about the demo: halting replaces it.
     */
    private static void end(Session session) {
        try {
            session.close();
        } finally {
            Runtime.getRuntime().halt(OUTCOME.get().exitCode());
        }
    }
}
