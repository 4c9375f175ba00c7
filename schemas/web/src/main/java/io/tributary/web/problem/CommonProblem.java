package io.tributary.web.problem;

/** The kinds of problem that any service may answer. */
public enum CommonProblem implements ProblemType {
    MALFORMED_JSON("malformed-json", 400, "The body is not JSON as RFC 8259 has it."),
    UNAUTHENTICATED("unauthenticated", 401, "The request carries no valid token or key."),
    ROLE_MISSING("role-missing", 403, "The wallet lacks the role for this."),
    PRODUCT_MISMATCH("product-mismatch", 403, "The key belongs to another product."),
    NOT_FOUND("not-found", 404, "There is nothing here."),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method is not served here."),
    NOT_ACCEPTABLE(
            "not-acceptable", 406, "The answer cannot be written in an accepted media type."),
    REQUEST_TIMEOUT("request-timeout", 408, "The body came too slowly."),
    PRECONDITION_FAILED("precondition-failed", 412, "The resource has changed since it was read."),
    TOO_LARGE("too-large", 413, "The body is larger than is taken."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", 415, "The body's media type is not read here."),
    INVALID_REQUEST("invalid-request", 422, "The request does not have the expected form."),
    PRECONDITION_REQUIRED("precondition-required", 428, "The request needs If-Match."),
    INTERNAL("internal", 500, "Something went wrong here."),
    OVERLOADED("overloaded", 503, "The service cannot take this now; try again.");

    private final String code;
    private final int status;
    private final String title;

    CommonProblem(String code, int status, String title) {
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
