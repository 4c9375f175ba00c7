package io.tributary.product.domain;

import io.tributary.values.HostName;

/**
 * The DNS record by which a domain's owner says which product the domain belongs to.
 *
 * @param name where it stands
 * @param type always TXT (RFC 1035)
 * @param value its whole text
 */
record ProofRecord(String name, String type, String value) {

    private static final String PREFIX = "_tributary.";

    /** The longest name of DNS less the prefix. */
    private static final int LONGEST_DOMAIN = HostName.LONGEST - PREFIX.length();

    static final String EXPECTED_DOMAIN =
            HostName.EXPECTED + " of at most " + LONGEST_DOMAIN + " characters";

    static ProofRecord of(String domain, String token) {
        return new ProofRecord(nameFor(domain), "TXT", valueOf(token));
    }

    /**
     * The domain in lower case.
     *
     * @throws IllegalArgumentException if it is none, or too long for a record below it
     */
    static String provable(String text) {
        String domain = new HostName(text).value();
        if (domain.length() > LONGEST_DOMAIN) {
            throw new IllegalArgumentException("domain: (expected: " + EXPECTED_DOMAIN + ")");
        }
        return domain;
    }

    static String nameFor(String domain) {
        return PREFIX + domain;
    }

    static String valueOf(String token) {
        return "tributary-verification=" + token;
    }
}
