package io.tributary.product.audit;

/**
 * What work on a product came to. A change has to say what it is, so that none is forgotten in the
 * log.
 */
public sealed interface Outcome<T> {

    /** Something is different now: the version grows, and the log has a row. */
    record Changed<T>(T value, Change change) implements Outcome<T> {}

    /** All was as wanted already: nothing is written. */
    record Unchanged<T>(T value) implements Outcome<T> {}
}
