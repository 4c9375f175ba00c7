package io.tributary.values;

/**
 * The roles of one wallet on one product.
 *
 * @param mask the sum of the bits of {@link Role}, 0 (none) to 15
 */
public record Roles(int mask) {

    /** No role at all. */
    public static final Roles NONE = new Roles(0);

    private static final int ALL = 15;

    public Roles {
        if (mask < 0 || mask > ALL) {
            throw new IllegalArgumentException("roles: " + mask + " (expected: 0..15)");
        }
    }

    /** Whether the wallet may act in this role; a product administrator may act in every one. */
    public boolean include(Role role) {
        int granting = role.bit() | Role.PRODUCT_ADMINISTRATOR.bit();
        return (mask & granting) != 0;
    }

    /** Whether the wallet has some role. */
    public boolean any() {
        return mask != 0;
    }
}
