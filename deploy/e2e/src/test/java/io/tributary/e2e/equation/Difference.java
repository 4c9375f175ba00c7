package io.tributary.e2e.equation;

import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A row that should be the same in two places and is not.
 *
 * @param equation what should hold
 * @param key the row
 * @param left what it is on the equation's left side; {@code null} where it is missing
 * @param right the same on its right side
 */
public record Difference(String equation, String key, String left, String right) {

    private static final String MISSING = "missing";

    /** Every row that is not the same on both sides. */
    static Stream<Difference> between(
            String equation, Map<String, String> left, Map<String, String> right) {
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(left.get(key), right.get(key)))
                .map(key ->
                        new Difference(
                                equation,
                                key,
                                left.getOrDefault(key, MISSING),
                                right.getOrDefault(key, MISSING)));
    }

    /** Rows that should not be there. */
    static Stream<Difference> none(String equation, Map<String, String> rows) {
        return between(equation, rows, Map.of());
    }

    @Override
    public String toString() {
        return "%s: %s: %s, %s".formatted(equation, key, left, right);
    }
}
