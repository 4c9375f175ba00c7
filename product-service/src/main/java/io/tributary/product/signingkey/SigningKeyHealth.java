package io.tributary.product.signingkey;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Which keys are published and which signs, by name. Always up: with a file that cannot be read the
 * service goes on as before.
 */
@Component("signingKeysHealthIndicator")
class SigningKeyHealth implements HealthIndicator {

    private final SigningKeys keys;
    private final SigningKeyPoller poller;

    SigningKeyHealth(SigningKeys keys, SigningKeyPoller poller) {
        this.keys = keys;
        this.poller = poller;
    }

    @Override
    public Health health() {
        String trouble = poller.trouble();
        return Health.up()
                .withDetail("signing", keys.current().getKeyID())
                .withDetail("published", keys.names())
                .withDetail("file", trouble == null ? "ok" : trouble)
                .build();
    }
}
