package io.tributary.quickstart;

import io.tributary.quickstart.settings.Arguments;
import io.tributary.quickstart.settings.Ending;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Ports;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The command: everything up, the demo, and everything gone again. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Takes the arguments of {@code deploy/quickstart/run}; ends with the exit code of {@link
     * Outcome}.
     */
    public static void main(String[] words) throws InterruptedException {
        Ending ending = new Ending();
        ending.after(() -> run(words, ending));
    }

    private static void run(String[] words, Ending ending) throws InterruptedException {
        Arguments arguments = Arguments.parse(List.of(words));
        Session session = new Session(arguments, Ports.from(System.getenv()));
        ending.closing("quickstart-end", session::close);
        ending.set(session.run());
        if (!arguments.exit()) {
            new CountDownLatch(1).await();
        }
    }
}
