package io.tributary.quickstart.settings;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the command line.
 *
 * @param exit whether the run ends after the demo
 * @param processes whether each service has a virtual machine of its own
 * @param data where data stays for the next run; null: it is thrown away
 * @param report where the report goes; null: there is none
 */
public record Arguments(
        boolean exit, boolean processes, @Nullable Path data, @Nullable Path report) {

    /** How they are written. */
    public static final String USAGE =
            "usage: deploy/quickstart/run [--exit] [--data DIR] [--report FILE] [--processes]";

    /**
     * Reads the command line.
     *
     * @throws QuickstartException if something on it is not known
     */
    public static Arguments parse(List<String> words) {
        Arguments read = new Arguments(false, false, null, null);
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            read =
                    switch (word) {
                        case "--exit" ->
                                new Arguments(true, read.processes, read.data, read.report);
                        case "--processes" ->
                                new Arguments(read.exit, true, read.data, read.report);
                        case "--data" ->
                                new Arguments(
                                        read.exit, read.processes, path(word, left), read.report);
                        case "--report" ->
                                new Arguments(
                                        read.exit, read.processes, read.data, path(word, left));
                        default -> throw wrong(word + " is not known");
                    };
        }
        return read;
    }

    private static Path path(String option, Deque<String> left) {
        String value = left.pollFirst();
        if (value == null || value.isBlank() || value.startsWith("--")) {
            throw wrong(option + " needs a path");
        }
        return Path.of(value).toAbsolutePath();
    }

    private static QuickstartException wrong(String what) {
        return new QuickstartException(Outcome.ENVIRONMENT, what + "; " + USAGE);
    }
}
