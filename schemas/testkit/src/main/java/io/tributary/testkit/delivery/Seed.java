package io.tributary.testkit.delivery;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What decides a delivery. Every run has another one, so that many runs try many; a failure says
 * which, and {@code -Dtributary.delivery.seed=…} brings it back.
 *
 * @param value any number
 */
public record Seed(long value) {

    /** The system property that sets the seed of every delivery. */
    public static final String PROPERTY = "tributary.delivery.seed";

    /** The seed that the property names; without it, a new one. */
    public static Seed ofThisRun() {
        Long given = Long.getLong(PROPERTY);
        return new Seed(given == null ? ThreadLocalRandom.current().nextInt() : given);
    }

    /** One that follows from this, for a part of the same test. */
    public Seed next() {
        return new Seed(random().nextInt());
    }

    /** Numbers that this seed decides. */
    public Random random() {
        return new Random(value);
    }

    /** Says how to use it again. */
    @Override
    public String toString() {
        return "seed " + value + " (again by -D" + PROPERTY + "=" + value + ")";
    }
}
