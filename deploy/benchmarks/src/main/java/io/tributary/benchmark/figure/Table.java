package io.tributary.benchmark.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures for people. */
public final class Table {

    private Table() {}

    /** A line for each comparison, and one for each latency. */
    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(row("measured", "unit", "service", "bare", "ratio (lowest..highest)"));
        for (Comparison comparison : report.comparisons()) {
            lines.add(row(comparison));
            comparison.latency().forEach(latency -> lines.add(latency(latency)));
        }
        lines.add("");
        report.comparisons().forEach(comparison -> lines.add(legend(comparison)));
        lines.add(
                "commit " + report.commit() + " · " + report.machine() + " · " + report.command());
        return lines;
    }

    private static String row(Comparison comparison) {
        return row(
                comparison.name(),
                comparison.unit(),
                rate(comparison.service().median()),
                rate(comparison.bare().median()),
                String.format(
                        Locale.ROOT,
                        "%.3f (%.3f..%.3f)",
                        comparison.ratio().median(),
                        comparison.ratio().lowest(),
                        comparison.ratio().highest()));
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-14s %-15s %13s %13s   %-22s", (Object[]) cells)
                .stripTrailing();
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f", perSecond);
    }

    private static String latency(Latency latency) {
        return String.format(
                Locale.ROOT,
                "  %s: p50 %.1f ms, p99 %.1f ms",
                latency.what(),
                latency.p50Milliseconds(),
                latency.p99Milliseconds());
    }

    private static String legend(Comparison comparison) {
        return "%s: %s / %s"
                .formatted(
                        comparison.name(), comparison.service().what(), comparison.bare().what());
    }
}
