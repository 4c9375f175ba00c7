package io.tributary.campaign.decision;

import java.util.Locale;

/** Why an interaction earned in a campaign, or why not. */
public enum Reason {
    MATCHED,
    NOT_ACTIVE,
    OUTSIDE_PERIOD,
    REFERRAL_REQUIRED,
    USER_LIMIT_REACHED,
    BUDGET_EXHAUSTED,
    TEST_MODE;

    /** The word in lower case, as JSON and the database have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
