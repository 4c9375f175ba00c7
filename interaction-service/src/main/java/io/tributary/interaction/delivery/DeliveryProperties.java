package io.tributary.interaction.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the delivery log remembers.
 *
 * @param payloadLife how long payloads are kept, without anything personal
 * @param logLife how long it is known that a delivery came
 * @param refusedPerHour how many refused deliveries of a product are noted in an hour by each
 *     instance; who floods us shall not fill the disk
 */
@ConfigurationProperties("tributary.interaction.delivery")
public record DeliveryProperties(
        @DefaultValue("7d") Duration payloadLife,
        @DefaultValue("90d") Duration logLife,
        @DefaultValue("100") int refusedPerHour) {

    public DeliveryProperties {
        if (!payloadLife.isPositive() || payloadLife.compareTo(logLife) > 0) {
            throw new IllegalArgumentException(
                    "payload-life: " + payloadLife + " (expected: > 0, at most log-life)");
        }
        if (refusedPerHour < 1) {
            throw new IllegalArgumentException(
                    "refused-per-hour: " + refusedPerHour + " (expected: >= 1)");
        }
    }
}
