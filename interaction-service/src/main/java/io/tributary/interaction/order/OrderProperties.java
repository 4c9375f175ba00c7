package io.tributary.interaction.order;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are looked after. How long each side waits for the other is the product's own setting.
 *
 * @param sweepAge how old a look has to be before the sweep takes it; longer than a group's
 *     transaction lasts, so that the sweep sees what was completed while somebody looked first
 * @param sweepInterval how often the sweep runs
 * @param houseInterval how often it is looked at what waited too long
 * @param expiredLife how long expired orders and claims are kept to be seen
 */
@ConfigurationProperties("tributary.interaction.order")
record OrderProperties(
        @DefaultValue("15s") Duration sweepAge,
        @DefaultValue("2s") Duration sweepInterval,
        @DefaultValue("1m") Duration houseInterval,
        @DefaultValue("180d") Duration expiredLife) {

    OrderProperties {
        if (!Stream.of(sweepAge, sweepInterval, houseInterval, expiredLife)
                .allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException(
                    "sweep-age, sweep-interval, house-interval, expired-life: not all positive"
                            + " (expected: > 0)");
        }
    }
}
