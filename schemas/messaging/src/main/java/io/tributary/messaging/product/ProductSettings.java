package io.tributary.messaging.product;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a product's administrators may set about how its interactions are taken. Whole seconds.
 *
 * @param clientDedupWindow how long a key that the client sent tells duplicates
 * @param typeDedupWindows windows of single types of interaction, which come before the others
 * @param attributionWindow how long a referral counts; zero: without an end
 * @param walletInteractionsPerHour how many interactions of one wallet are taken in an hour; 0: as
 *     many as the installation allows
 * @param payProcessingOrders whether an order that WooCommerce calls {@code processing} counts as
 *     paid
 * @param claimLife how long unclaimed orders and unmatched claims wait for each other
 */
public record ProductSettings(
        Duration clientDedupWindow,
        Map<String, Duration> typeDedupWindows,
        Duration attributionWindow,
        int walletInteractionsPerHour,
        boolean payProcessingOrders,
        Duration claimLife) {

    /** What holds until somebody sets something else, and for records that tell of none. */
    public static final ProductSettings DEFAULTS =
            new ProductSettings(
                    Duration.ofDays(7), Map.of(), Duration.ZERO, 0, false, Duration.ofDays(30));

    public ProductSettings {
        typeDedupWindows = Map.copyOf(typeDedupWindows);
    }

    /** The window of this type of interaction; empty where the general ones hold. */
    public Optional<Duration> typeDedupWindow(String type) {
        return Optional.ofNullable(typeDedupWindows.get(type));
    }
}
