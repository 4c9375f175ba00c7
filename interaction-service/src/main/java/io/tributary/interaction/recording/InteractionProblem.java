package io.tributary.interaction.recording;

import io.tributary.web.problem.ProblemKind;
import io.tributary.web.problem.ProblemType;

/** The kinds of problem that only this service answers. */
public enum InteractionProblem implements ProblemType {
    ORDER_CLAIMED(409, "Another wallet has completed this order."),
    REFERRAL_REFUSED(409, "The wallet cannot have this referrer."),
    BAD_SIGNATURE(401, "The signature does not fit the body."),
    UNKNOWN_PRODUCT(404, "No product has a webhook here."),
    SECRET_KEY_REQUIRED(403, "This takes a secret key.");

    @SuppressWarnings("ImmutableEnumChecker") // A record of a number and a text.
    private final ProblemKind kind;

    InteractionProblem(int status, String title) {
        this.kind = new ProblemKind(status, title);
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }
}
