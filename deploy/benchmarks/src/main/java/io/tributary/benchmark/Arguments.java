package io.tributary.benchmark;

import io.tributary.benchmark.measurement.BatchHttp;
import io.tributary.benchmark.measurement.Flow;
import io.tributary.benchmark.measurement.SingleHttp;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the command line.
 *
 * @param quick rough, in about four and a half minutes
 * @param only the one measurement that is wanted; null: all
 * @param report where the report goes; null: there is none
 * @param recordings where each process writes a flight recording; null: none does
 * @param settings what every service is told beside the usual, to compare settings
 */
record Arguments(
        boolean quick,
        @Nullable String only,
        @Nullable Path report,
        @Nullable Path recordings,
        Map<String, String> settings) {

    static final String USAGE =
            "usage: deploy/benchmarks/run [--quick] [--only flow|single-http|batch-http] [--report"
                    + " FILE] [--recordings DIR] [--setting NAME=VALUE]… [--no-build]";

    private static final List<String> MEASUREMENTS =
            List.of(Flow.NAME, SingleHttp.NAME, BatchHttp.NAME);

    Arguments {
        settings = Map.copyOf(settings);
    }

    static Arguments parse(List<String> words) {
        Arguments read = new Arguments(false, null, null, null, Map.of());
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            read = read.with(left.removeFirst(), left);
        }
        return read;
    }

    /** Whether this measurement is wanted. */
    boolean wants(String measurement) {
        return only == null || only.equals(measurement);
    }

    private Arguments with(String word, Deque<String> left) {
        return switch (word) {
            case "--quick" -> new Arguments(true, only, report, recordings, settings);
            case "--only" -> new Arguments(quick, measurement(left), report, recordings, settings);
            case "--report" -> new Arguments(quick, only, path(word, left), recordings, settings);
            case "--recordings" -> new Arguments(quick, only, report, path(word, left), settings);
            case "--setting" ->
                    new Arguments(quick, only, report, recordings, and(left.pollFirst()));
            default -> throw wrong(word + " is not known");
        };
    }

    private Map<String, String> and(@Nullable String assignment) {
        int sign = assignment == null ? -1 : assignment.indexOf('=');
        if (assignment == null || sign < 1) {
            throw wrong("--setting needs NAME=VALUE");
        }
        Map<String, String> more = new HashMap<>(settings);
        more.put(assignment.substring(0, sign), assignment.substring(sign + 1));
        return more;
    }

    private static String measurement(Deque<String> left) {
        String name = left.pollFirst();
        if (name == null || !MEASUREMENTS.contains(name)) {
            throw wrong("--only needs one of " + String.join(", ", MEASUREMENTS));
        }
        return name;
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
