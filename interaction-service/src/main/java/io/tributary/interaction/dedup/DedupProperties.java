package io.tributary.interaction.dedup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a claim holds; for keys that clients send, their product says it.
 *
 * @param derivedWindow for a key that the service derived
 */
@ConfigurationProperties("tributary.interaction.dedup")
public record DedupProperties(@DefaultValue("60s") Duration derivedWindow) {

    public DedupProperties {
        if (!derivedWindow.isPositive()) {
            throw new IllegalArgumentException(
                    "derived-window: " + derivedWindow + " (expected: > 0)");
        }
    }
}
