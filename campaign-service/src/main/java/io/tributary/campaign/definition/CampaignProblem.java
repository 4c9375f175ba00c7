package io.tributary.campaign.definition;

import io.tributary.web.problem.ProblemKind;
import io.tributary.web.problem.ProblemType;

/** The kinds of problem that only this service answers. */
enum CampaignProblem implements ProblemType {
    TRANSITION_NOT_ALLOWED(409, "The campaign's status does not allow this."),
    BANK_MISSING(409, "The product has no bank for the campaign's token.");

    @SuppressWarnings("ImmutableEnumChecker") // A record of a number and a text.
    private final ProblemKind kind;

    CampaignProblem(int status, String title) {
        this.kind = new ProblemKind(status, title);
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }
}
