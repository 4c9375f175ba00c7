package io.tributary.values;

/** What a wallet may do for a product; a bit each, so that several fit one number. */
public enum Role {
    /**
     * May do everything, and is the only one who changes banks, keys, webhooks and administrators.
     */
    PRODUCT_ADMINISTRATOR(1),
    /** Creates, changes, activates campaigns. */
    CAMPAIGN_MANAGER(2),
    /** Sees interactions, deliveries, dead letters. */
    INTERACTION_MANAGER(4),
    /** Sets exchange rates. */
    ORACLE_UPDATER(8);

    private final int bit;

    Role(int bit) {
        this.bit = bit;
    }

    /** The role's bit in a mask. */
    public int bit() {
        return bit;
    }
}
