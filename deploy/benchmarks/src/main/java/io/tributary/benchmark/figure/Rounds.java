package io.tributary.benchmark.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One side of a comparison, measured several times.
 *
 * @param what what was measured
 * @param rounds the figure of each round, in order
 */
public record Rounds(String what, List<Double> rounds) {

    public Rounds {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("rounds: none (expected: at least one)");
        }
        rounds = List.copyOf(rounds);
    }

    /** The one in the middle; of an even number the mean of the two. */
    @JsonProperty
    public double median() {
        List<Double> sorted = rounds.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The lowest. */
    @JsonProperty
    public double lowest() {
        return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The highest. */
    @JsonProperty
    public double highest() {
        return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
