package io.tributary.interaction.retention;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long interactions are kept. Orders, referral edges and keys that still hold stay whatever
 * this says.
 *
 * @param keptMonths whole months before the current one
 */
@ConfigurationProperties("tributary.interaction.retention")
public record RetentionProperties(@DefaultValue("13") int keptMonths) {

    public RetentionProperties {
        if (keptMonths < 1) {
            throw new IllegalArgumentException("kept-months: " + keptMonths + " (expected: >= 1)");
        }
    }
}
