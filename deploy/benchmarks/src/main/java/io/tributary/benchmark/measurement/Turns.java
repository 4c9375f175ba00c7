package io.tributary.benchmark.measurement;

import io.tributary.benchmark.figure.Comparison;
import io.tributary.benchmark.figure.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures two sides in turns, A B A B, so that what changes on the machine meets both. */
final class Turns {

    private Turns() {}

    /** A side: what it is, and one round of it in units per second. */
    record Side(String what, Supplier<Double> round) {}

    static Comparison take(String name, String unit, int rounds, Side service, Side bare) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ours.add(service.round().get());
            theirs.add(bare.round().get());
        }
        return Comparison.of(
                name, unit, new Rounds(service.what(), ours), new Rounds(bare.what(), theirs));
    }
}
