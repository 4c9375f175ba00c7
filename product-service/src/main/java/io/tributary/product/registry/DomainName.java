package io.tributary.product.registry;

/** What a product's domains may be beyond what a host name is. */
public final class DomainName {

    /** How many a product may have. */
    public static final int MOST_OF_A_PRODUCT = 20;

    private DomainName() {}
}
