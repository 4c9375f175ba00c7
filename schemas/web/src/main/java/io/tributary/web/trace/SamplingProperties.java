package io.tributary.web.trace;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which requests are traced, where spans have anywhere to go.
 *
 * @param sampled the share of requests that come without a trace, 0 to 1
 * @param sampledForCallers how many a second are traced because their caller traces them: a
 *     stranger may say so of all of its requests
 */
@ConfigurationProperties("tributary.tracing")
public record SamplingProperties(
        @DefaultValue("0.01") double sampled, @DefaultValue("10") int sampledForCallers) {

    public SamplingProperties {
        if (!(sampled >= 0 && sampled <= 1)) {
            throw new IllegalArgumentException("sampled: " + sampled + " (expected: 0..1)");
        }
        if (sampledForCallers < 0) {
            throw new IllegalArgumentException(
                    "sampled-for-callers: " + sampledForCallers + " (expected: >= 0)");
        }
    }
}
