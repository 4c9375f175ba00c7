package io.tributary.messaging.step;

import java.util.List;
import java.util.function.Function;

/**
 * Finds the items that spoil a whole: what fails together is tried in halves, in order, until each
 * culprit stands alone.
 *
 * @param <I> the item
 * @param <R> why a try failed
 */
final class Bisection<I, R> {

    private final Function<List<I>, Verdict<R>> trial;
    private final Culprit<I, R> culprit;

    /**
     * @param trial tries items together
     * @param culprit told of each item that fails alone
     */
    Bisection(Function<List<I>, Verdict<R>> trial, Culprit<I, R> culprit) {
        this.trial = trial;
        this.culprit = culprit;
    }

    /** Whether a try failed. */
    sealed interface Verdict<R> {

        /** It went through. */
        record Passed<R>() implements Verdict<R> {}

        /** It failed because of its content. */
        record Failed<R>(R reason) implements Verdict<R> {}
    }

    /** Told of an item that fails alone. */
    @FunctionalInterface
    interface Culprit<I, R> {

        /** The item and why. */
        void found(I item, R reason);
    }

    /** Tries all; every item is passed once or found once, in order. */
    void run(List<I> items) {
        if (items.isEmpty()) {
            return;
        }
        switch (trial.apply(items)) {
            case Verdict.Passed<R>() -> {}
            case Verdict.Failed<R>(R reason) when items.size() == 1 ->
                    culprit.found(items.getFirst(), reason);
            case Verdict.Failed<R>(R _) -> {
                int middle = items.size() / 2;
                run(items.subList(0, middle));
                run(items.subList(middle, items.size()));
            }
        }
    }
}
