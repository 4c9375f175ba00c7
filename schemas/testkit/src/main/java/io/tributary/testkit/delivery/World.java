package io.tributary.testkit.delivery;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A step with what it changes. Records of one trial go into several worlds, so a world translates
 * them where they must not meet: ids of its own in one database, or a database of its own.
 *
 * @param <R> a record
 * @param <S> what is compared, by equals
 */
public interface World<R, S> extends AutoCloseable {

    /** Processes one poll; returns when all that follows from it has happened. */
    void deliver(List<R> poll);

    /** How things stand, without what may differ: clocks, ids of this world, counts of attempts. */
    S state();

    /** Releases what this world alone holds. */
    @Override
    default void close() {}

    /** A world made of its two parts. */
    static <R, S> World<R, S> of(Consumer<? super List<R>> step, Supplier<? extends S> state) {
        return new World<>() {
            @Override
            public void deliver(List<R> poll) {
                step.accept(poll);
            }

            @Override
            public S state() {
                return state.get();
            }
        };
    }
}
