package io.tributary.testkit.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Records as one consumer gets them. The same records, disorder and seed give the same delivery.
 *
 * @param disorder what was done to them
 * @param seed what decided how
 * @param polls the records, poll after poll; none is empty
 * @param <R> a record
 */
public record Delivery<R>(Disorder disorder, Seed seed, List<List<R>> polls) {

    private static final int LARGEST_POLL = 20;

    public Delivery {
        polls = polls.stream().map(List::copyOf).toList();
    }

    /** Puts the records into disorder and cuts them into polls of 1 to 20. */
    public static <R> Delivery<R> of(Disorder disorder, List<R> records, Seed seed) {
        Random random = seed.random();
        List<R> arranged = disorder.arrange(records, random);
        List<List<R>> polls = new ArrayList<>();
        int from = 0;
        while (from < arranged.size()) {
            int to = Math.min(arranged.size(), from + 1 + random.nextInt(LARGEST_POLL));
            polls.add(arranged.subList(from, to));
            from = to;
        }
        return new Delivery<>(disorder, seed, polls);
    }

    /**
     * Gives the polls to a step, one after another, on this thread.
     *
     * @throws AssertionError with the seed in it, if the step throws
     */
    public void to(Consumer<? super List<R>> step) {
        for (List<R> poll : polls) {
            try {
                step.accept(poll);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(this + ": the step failed", e);
            }
        }
    }

    /** Names the disorder and how to get the same delivery again. */
    @Override
    public String toString() {
        String name = disorder.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "delivery " + name + ", " + seed;
    }
}
