package io.tributary.reward.grant;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How matches are granted.
 *
 * @param guardRetention how long a granted match is remembered; older ones are dead-lettered. Not
 *     less than the topic and its dead letters are kept, 120 days
 */
@ConfigurationProperties("tributary.reward")
record GrantProperties(@DefaultValue("180d") Duration guardRetention) {

    private static final Duration LEAST = Duration.ofDays(120);

    GrantProperties {
        if (guardRetention.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "tributary.reward.guard-retention: "
                            + guardRetention
                            + " (expected: 120d or more)");
        }
    }
}
