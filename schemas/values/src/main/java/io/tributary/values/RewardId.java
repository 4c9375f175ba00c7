package io.tributary.values;

import java.util.UUID;

/**
 * One recipient's part of a match; derived from the match and the level.
 *
 * @param value the UUID, written in lower case
 */
public record RewardId(UUID value) implements Comparable<RewardId> {

    /**
     * Reads a lower-case UUID.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static RewardId parse(String text) {
        return new RewardId(Uuids.parse(text));
    }

    /**
     * The only reward that this match can have at this level.
     *
     * @param level 0 for the acting user, 1 for the direct referrer, and so on
     */
    public static RewardId of(MatchId match, int level) {
        return new RewardId(Uuids.derived(match.value(), Integer.toString(level)));
    }

    /** The order in which rows are locked: that of the written form. */
    @Override
    public int compareTo(RewardId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
