package io.tributary.docs.specification;

import java.util.regex.Pattern;

/** The forms in which the page names a thing of this system. */
enum Reference {
    /** {@code GET /business/products?domain=}. */
    ENDPOINT("(GET|POST|PUT|PATCH|DELETE) /\\S+"),
    /** {@code rewards.v1}. */
    TOPIC("[a-z-]+\\.v\\d+"),
    /** {@code BATCH_SIZE=100}: an environment variable with its default. */
    VARIABLE("[A-Z][A-Z_]+=\\S+"),
    /** {@code tributary.pusher.batch-size}. */
    PROPERTY("tributary(\\.[a-z-]+)+"),
    /** {@code product.bank.Banks#find}: below io.tributary, with or without a member. */
    CLASS("([a-z]\\w*\\.)+[A-Z]\\w*(\\.[A-Z]\\w*)?(#\\w+)?"),
    /** {@code interaction.webhook..}: a package and all below. */
    PACKAGE("([a-z]\\w*\\.)+\\."),
    /** {@code table rewards} or {@code column rewards.level}. */
    TABLE("table [a-z_]+"),
    COLUMN("column [a-z_]+\\.[a-z_]+");

    private final Pattern form;

    Reference(String form) {
        this.form = Pattern.compile(form);
    }

    /** The form of a reference. */
    static Reference of(String text) {
        for (Reference reference : values()) {
            if (reference.form.matcher(text).matches()) {
                return reference;
            }
        }
        throw new AssertionError("reference: " + text + " (expected: one of the page's forms)");
    }
}
