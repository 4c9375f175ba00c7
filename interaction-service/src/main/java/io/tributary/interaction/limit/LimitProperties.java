package io.tributary.interaction.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How limits are shared.
 *
 * @param shareInterval how long an instance counts alone before it tells the others
 * @param walletPerHour interactions of one wallet of one product that come by publishable keys,
 *     where the product says nothing
 */
@ConfigurationProperties("tributary.interaction.limit")
record LimitProperties(
        @DefaultValue("500ms") Duration shareInterval, @DefaultValue("100") int walletPerHour) {

    LimitProperties {
        if (!shareInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "share-interval: " + shareInterval + " (expected: > 0)");
        }
        if (walletPerHour < 1) {
            throw new IllegalArgumentException(
                    "wallet-per-hour: " + walletPerHour + " (expected: >= 1)");
        }
    }
}
