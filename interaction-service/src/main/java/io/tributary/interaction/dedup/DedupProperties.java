package io.tributary.interaction.dedup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a claim holds.
 *
 * @param derivedWindow for a key that the service derived
 * @param clientWindow for a key that the client sent
 */
@ConfigurationProperties("tributary.interaction.dedup")
public record DedupProperties(
        @DefaultValue("60s") Duration derivedWindow, @DefaultValue("7d") Duration clientWindow) {

    public DedupProperties {
        requirePositive("derived-window", derivedWindow);
        requirePositive("client-window", clientWindow);
    }

    /** The window of a key of this origin. */
    public Duration window(boolean sentByClient) {
        return sentByClient ? clientWindow : derivedWindow;
    }

    private static void requirePositive(String name, Duration window) {
        if (!window.isPositive()) {
            throw new IllegalArgumentException(name + ": " + window + " (expected: > 0)");
        }
    }
}
