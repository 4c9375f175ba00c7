package io.tributary.campaign.definition;

import io.tributary.web.problem.ProblemType;

/** The kinds of problem that only this service answers. */
enum CampaignProblem implements ProblemType {
    TRANSITION_NOT_ALLOWED(
            "transition-not-allowed", 409, "The campaign's status does not allow this."),
    BANK_MISSING("bank-missing", 409, "The product has no bank for the campaign's token.");

    private final String code;
    private final int status;
    private final String title;

    CampaignProblem(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
