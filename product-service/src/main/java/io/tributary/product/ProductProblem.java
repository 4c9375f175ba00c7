package io.tributary.product;

import io.tributary.web.problem.ProblemKind;
import io.tributary.web.problem.ProblemType;

/** The problems that only this service answers. */
public enum ProductProblem implements ProblemType {
    SIGN_IN_FAILED(401, "The message and its signature do not sign anybody in."),
    DOMAIN_TAKEN(409, "A product has this domain already."),
    DOMAIN_NOT_VERIFIED(409, "The domain's DNS does not have the record that proves it."),
    TOO_MANY_DOMAINS(409, "The product has as many domains as it may have; take one away first."),
    SHOP_DOMAIN_TAKEN(409, "A product has this shop already."),
    BANK_EXISTS(409, "The product has a bank for this token already."),
    TOO_MANY_BANKS(409, "The product has as many banks as it may have."),
    TOO_MANY_KEYS(409, "The product has as many valid keys as it may have; revoke one first."),
    TOO_MANY_ADMINISTRATORS(
            409, "The product has as many administrators as it may have; remove one first."),
    LAST_ADMINISTRATOR(409, "The last product administrator stays."),
    BANK_MISMATCH(422, "The bank on chain is not what it has to be."),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key came with another request.");

    @SuppressWarnings("ImmutableEnumChecker") // A record of a number and a text.
    private final ProblemKind kind;

    ProductProblem(int status, String title) {
        this.kind = new ProblemKind(status, title);
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }
}
