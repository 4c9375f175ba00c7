package io.tributary.benchmark;

import io.tributary.benchmark.figure.Report;
import io.tributary.benchmark.figure.Table;
import io.tributary.quickstart.report.ReportFile;
import io.tributary.quickstart.settings.Ending;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Ports;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command: everything up, all measurements, and everything gone again. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Takes the arguments of {@code deploy/benchmarks/run}; ends with the exit code of {@link
     * Outcome}.
     */
    public static void main(String[] words) throws InterruptedException {
        Ending ending = new Ending();
        ending.after(() -> run(words, ending));
    }

    private static void run(String[] words, Ending ending) {
        Arguments arguments = Arguments.parse(List.of(words));
        Session session = new Session(arguments, Ports.from(System.getenv()));
        ending.closing("benchmarks-end", session::close);
        String commit = System.getProperty("tributary.commit", "unknown");
        tell(session.run(command(words), commit), arguments.report());
        ending.set(Outcome.RIGHT);
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
}
