package io.tributary.product;

import io.tributary.web.problem.ProblemType;

/** The problems that only this service answers. */
public enum ProductProblem implements ProblemType {
    SIGN_IN_FAILED("sign-in-failed", 401, "The message and its signature do not sign anybody in."),
    DOMAIN_TAKEN("domain-taken", 409, "A product has this domain already."),
    BANK_EXISTS("bank-exists", 409, "The product has a bank for this token already."),
    LAST_ADMINISTRATOR("last-administrator", 409, "The last product administrator stays."),
    BANK_MISMATCH("bank-mismatch", 422, "The bank on chain is not what it has to be.");

    private final String code;
    private final int status;
    private final String title;

    ProductProblem(String code, int status, String title) {
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
