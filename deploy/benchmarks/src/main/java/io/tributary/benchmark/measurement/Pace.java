package io.tributary.benchmark.measurement;

import java.time.Duration;

/**
 * How long and how often is measured.
 *
 * @param warmUp of each side of a comparison over HTTP, before its first round
 * @param round of each side of a comparison over HTTP
 * @param rounds how many are measured
 * @param backlog purchases that wait when a round of the pipeline begins
 */
public record Pace(Duration warmUp, Duration round, int rounds, int backlog) {

    /** Long enough to be warm. */
    public static final Pace FULL =
            new Pace(Duration.ofSeconds(20), Duration.ofSeconds(10), 5, 10_000);

    /** Rough, in about four and a half minutes. */
    public static final Pace QUICK =
            new Pace(Duration.ofSeconds(8), Duration.ofSeconds(4), 3, 5_000);
}
