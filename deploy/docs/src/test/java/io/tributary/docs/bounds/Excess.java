package io.tributary.docs.bounds;

/**
 * Something larger than its bound.
 *
 * @param file below the root of the checkout
 * @param line where it begins
 * @param name the class, method or package
 */
record Excess(Bound bound, String file, int line, String name, int size) {

    @Override
    public String toString() {
        return "%s:%d %s: %d %s (expected: <= %d)"
                .formatted(file, line, name, size, bound.what(), bound.most(file));
    }
}
