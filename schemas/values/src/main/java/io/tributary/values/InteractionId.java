package io.tributary.values;

import java.util.UUID;

/**
 * An accepted interaction.
 *
 * @param value the UUID, written in lower case
 */
public record InteractionId(UUID value) implements Comparable<InteractionId> {

    /**
     * Reads a lower-case UUID.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static InteractionId parse(String text) {
        return new InteractionId(Uuids.parse(text));
    }

    /** The order in which rows are locked: that of the written form. */
    @Override
    public int compareTo(InteractionId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
