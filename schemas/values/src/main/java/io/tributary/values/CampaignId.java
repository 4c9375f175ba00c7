package io.tributary.values;

import java.util.UUID;

/**
 * A campaign of a product.
 *
 * @param value the UUID, written in lower case
 */
public record CampaignId(UUID value) implements Comparable<CampaignId> {

    /**
     * Reads a lower-case UUID.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static CampaignId parse(String text) {
        return new CampaignId(Uuids.parse(text));
    }

    /** The order in which rows are locked: that of the written form. */
    @Override
    public int compareTo(CampaignId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
