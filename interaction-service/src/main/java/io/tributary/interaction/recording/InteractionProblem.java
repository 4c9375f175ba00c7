package io.tributary.interaction.recording;

import io.tributary.web.problem.ProblemType;

/** The kinds of problem that only this service answers. */
public enum InteractionProblem implements ProblemType {
    ORDER_CLAIMED("order-claimed", 409, "Another wallet has completed this order."),
    SECRET_KEY_REQUIRED("secret-key-required", 403, "This takes a secret key.");

    private final String code;
    private final int status;
    private final String title;

    InteractionProblem(String code, int status, String title) {
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
