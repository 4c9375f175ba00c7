package io.tributary.web.problem;

/** The kinds of problem that any service may answer. */
public enum CommonProblem implements ProblemType {
    MALFORMED_JSON(400, "The body is not JSON as RFC 8259 has it."),
    UNAUTHENTICATED(401, "The request carries no valid token or key."),
    ROLE_MISSING(403, "The wallet lacks the role for this."),
    PRODUCT_MISMATCH(403, "The key belongs to another product."),
    WALLET_MISMATCH(403, "The wallet is not the one that X-Wallet-Token proves."),
    ORIGIN_NOT_ALLOWED(403, "The key may not be used from this origin."),
    PRODUCT_INACTIVE(403, "The product takes nothing while it is inactive."),
    NOT_FOUND(404, "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "This method is not served here."),
    NOT_ACCEPTABLE(406, "The answer cannot be written in an accepted media type."),
    REQUEST_TIMEOUT(408, "The body came too slowly."),
    PRECONDITION_FAILED(412, "The resource has changed since it was read."),
    TOO_LARGE(413, "The body is larger than is taken."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not read here."),
    INVALID_REQUEST(422, "The request does not have the expected form."),
    PRECONDITION_REQUIRED(428, "The request needs If-Match."),
    RATE_LIMITED(429, "Too much came in this time; the rest has to wait."),
    INTERNAL(500, "Something went wrong here."),
    OVERLOADED(503, "The service cannot take this now; try again.");

    @SuppressWarnings("ImmutableEnumChecker") // A record of a number and a text.
    private final ProblemKind kind;

    CommonProblem(int status, String title) {
        this.kind = new ProblemKind(status, title);
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }
}
