package io.tributary.product.signingkey;

/** What is configured as signing keys cannot be used. */
final class UnusableKeysException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Has no cause: those of parsers repeat what they could not read. */
    UnusableKeysException(String detail) {
        super("tributary.product.signing-key: " + detail);
    }
}
