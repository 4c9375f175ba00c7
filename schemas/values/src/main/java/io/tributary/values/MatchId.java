package io.tributary.values;

import java.util.UUID;

/**
 * An interaction and a campaign that it earned in; derived from both, so a replay meets the same
 * id.
 *
 * @param value the UUID, written in lower case
 */
public record MatchId(UUID value) implements Comparable<MatchId> {

    /**
     * Reads a lower-case UUID.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static MatchId parse(String text) {
        return new MatchId(Uuids.parse(text));
    }

    /** The only match that this interaction can have in this campaign. */
    public static MatchId of(InteractionId interaction, CampaignId campaign) {
        return new MatchId(Uuids.derived(interaction.value(), campaign.toString()));
    }

    /** The order in which rows are locked: that of the written form. */
    @Override
    public int compareTo(MatchId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
