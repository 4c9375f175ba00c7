package io.tributary.interaction.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are looked after. How long each side waits for the other is the product's own setting.
 *
 * @param sweepAge how old a look has to be before the sweep takes it; longer than a request lasts
 * @param sweepInterval how often the sweep runs
 * @param houseInterval how often waiting reversals are looked at, and what waited too long expires
 */
@ConfigurationProperties("tributary.interaction.order")
record OrderProperties(
        @DefaultValue("10s") Duration sweepAge,
        @DefaultValue("2s") Duration sweepInterval,
        @DefaultValue("1m") Duration houseInterval) {

    OrderProperties {
        if (!sweepAge.isPositive() || !sweepInterval.isPositive() || !houseInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "sweep-age, sweep-interval, house-interval: not all positive (expected: > 0)");
        }
    }
}
