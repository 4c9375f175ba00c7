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
        return told("", bound.most(file));
    }

    String inSpiteOfItsReason(int most) {
        return told(", with its reason", most);
    }

    private String told(String more, int most) {
        return "%s:%d %s: %d %s%s (expected: <= %d)"
                .formatted(file, line, name, size, bound.what(), more, most);
    }
}
