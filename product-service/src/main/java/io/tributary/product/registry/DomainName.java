package io.tributary.product.registry;

/** What a product's domains may be, for who does more with them than to name them. */
public final class DomainName {

    /** What is taken, in words. */
    public static final String EXPECTED = "a host name";

    /** How many a product may have. */
    public static final int MOST_OF_A_PRODUCT = NewProduct.MOST_DOMAINS;

    private DomainName() {}

    /**
     * The name in lower case.
     *
     * @throws IllegalArgumentException if it is none, or longer than 253 characters
     */
    public static String normal(String text) {
        return NewProduct.domain(text);
    }
}
