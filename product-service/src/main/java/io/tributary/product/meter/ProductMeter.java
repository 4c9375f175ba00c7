package io.tributary.product.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of this service, as its README lists them. */
public enum ProductMeter {
    /**
     * Sign-ins by {@code outcome}: accepted, refused, unanswered (the chain or the database was
     * away). Many refused ones are somebody who tries.
     */
    SIGN_INS("tributary.product.sign.ins", "Sign-ins by outcome."),
    /**
     * Checks of banks on chain by {@code outcome}: fits, differs, unanswered (the chain was away).
     */
    BANK_CHECKS("tributary.product.bank.checks", "Checks of banks on chain by outcome."),
    /**
     * Checks of domains by {@code outcome}: verified, differs, unanswered (DNS was away, or the
     * domain's own servers).
     */
    DOMAIN_CHECKS("tributary.product.domain.checks", "Checks of domains in DNS by outcome."),
    /** Readings of the file of signing keys by {@code outcome}: changed, unusable. */
    SIGNING_KEY_READS(
            "tributary.product.signing.key.reads",
            "Readings of the file of signing keys that brought other keys, or none that can be used.");

    private final String text;
    private final String description;

    ProductMeter(String text, String description) {
        this.text = text;
        this.description = description;
    }

    /** The counter of this outcome. */
    public Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder(text)
                .description(description)
                .tag("outcome", outcome)
                .register(registry);
    }
}
