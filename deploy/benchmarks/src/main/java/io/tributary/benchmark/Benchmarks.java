package io.tributary.benchmark;

import io.tributary.benchmark.figure.Report;
import io.tributary.benchmark.figure.Table;
import io.tributary.quickstart.report.ReportFile;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.testkit.platform.PlatformException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The command: everything up, all measurements, and everything gone again. */
public final class Benchmarks {

    private static final AtomicReference<Outcome> OUTCOME = new AtomicReference<>(Outcome.TIMEOUT);

    private Benchmarks() {}

    /**
     * Takes the arguments of {@code deploy/benchmarks/run}; ends with the exit code of {@link
     * Outcome}.
     */
    public static void main(String[] words) {
        try {
            Arguments arguments = Arguments.parse(List.of(words));
            Session session = new Session(arguments, Ports.from(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(session), "benchmarks-end"));
            tell(
                    session.run(command(words), System.getProperty("tributary.commit", "unknown")),
                    arguments.report());
            OUTCOME.set(Outcome.RIGHT);
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

    private static void tell(Report report, @Nullable Path file) {
        if (file != null) {
            ReportFile.write(report, file);
        }
        Table.lines(report).forEach(System.out::println);
    }

    private static String command(String[] words) {
        return ("deploy/benchmarks/run " + String.join(" ", words)).strip();
    }

    private static void fail(Outcome outcome, RuntimeException e) {
        OUTCOME.set(outcome);
        System.err.println(e.getMessage());
    }

    /** Runs on a signal too, whose own exit code says nothing: halting replaces it. */
    private static void end(Session session) {
        try {
            session.close();
        } finally {
            Runtime.getRuntime().halt(OUTCOME.get().exitCode());
        }
    }
}
