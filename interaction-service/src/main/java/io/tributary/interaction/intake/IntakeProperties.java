package io.tributary.interaction.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is taken from clients.
 *
 * @param lateLimit how long ago an interaction may have occurred, in whole days
 */
@ConfigurationProperties("tributary.interaction")
record IntakeProperties(@DefaultValue("365d") Duration lateLimit) {

    IntakeProperties {
        if (lateLimit.toDays() < 1) {
            throw new IllegalArgumentException("late-limit: " + lateLimit + " (expected: >= 1d)");
        }
    }
}
