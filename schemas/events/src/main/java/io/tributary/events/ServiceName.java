package io.tributary.events;

/**
 * The services, by the names that consumer groups, dead-letter topics and CloudEvents sources
 * carry.
 */
public enum ServiceName {
    PRODUCT_SERVICE("product-service"),
    INTERACTION_SERVICE("interaction-service"),
    CAMPAIGN_SERVICE("campaign-service"),
    REWARD_SERVICE("reward-service"),
    CHAIN_PUSHER("chain-pusher");

    private final String text;

    ServiceName(String text) {
        this.text = text;
    }

    /** The name as it is written, for example {@code campaign-service}. */
    public String text() {
        return text;
    }
}
