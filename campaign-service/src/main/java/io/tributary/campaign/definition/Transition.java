package io.tributary.campaign.definition;

/** What a command makes of a campaign's status: the table of the life cycle. */
sealed interface Transition {

    /** The status becomes another. */
    record Change(CampaignStatus to) implements Transition {}

    /** It is so already. */
    record Nothing() implements Transition {}

    /** The table does not have it. */
    record Refused(CampaignStatus from, CampaignStatus to) implements Transition {}

    /** What activation does. */
    static Transition activate(CampaignStatus from) {
        return switch (from) {
            case DRAFT, PAUSED, DEACTIVATED -> new Change(CampaignStatus.ACTIVE);
            case ACTIVE -> new Nothing();
            case BUDGET_EXHAUSTED, EXPIRED -> new Refused(from, CampaignStatus.ACTIVE);
        };
    }

    /** What deactivation does. */
    static Transition deactivate(CampaignStatus from) {
        return switch (from) {
            case DRAFT, ACTIVE, PAUSED, BUDGET_EXHAUSTED, EXPIRED ->
                    new Change(CampaignStatus.DEACTIVATED);
            case DEACTIVATED -> new Nothing();
        };
    }
}
