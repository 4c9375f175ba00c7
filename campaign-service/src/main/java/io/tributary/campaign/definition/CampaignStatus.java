package io.tributary.campaign.definition;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where a campaign stands, as it is shown; budget_exhausted and expired are derived, the others
 * stored.
 */
public enum CampaignStatus {
    DRAFT,
    ACTIVE,
    PAUSED,
    BUDGET_EXHAUSTED,
    EXPIRED,
    DEACTIVATED;

    /** The status of this word. */
    public static CampaignStatus parse(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("status: " + word + " (expected: a status)"));
    }

    /** The word in lower case, as JSON and the database have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
