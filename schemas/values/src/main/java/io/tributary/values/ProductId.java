package io.tributary.values;

import java.util.UUID;

/**
 * A product: a shop, an app, a publication.
 *
 * @param value the UUID, written in lower case
 */
public record ProductId(UUID value) implements Comparable<ProductId> {

    /**
     * Reads a lower-case UUID.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static ProductId parse(String text) {
        return new ProductId(Uuids.parse(text));
    }

    /** The order in which rows are locked: that of the written form. */
    @Override
    public int compareTo(ProductId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
