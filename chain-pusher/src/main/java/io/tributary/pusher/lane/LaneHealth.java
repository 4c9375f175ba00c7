package io.tributary.pusher.lane;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Shows node and lane in the health details. Not a part of readiness: while the node is away
 * nothing is lost. An instance without the lane asks no node and is well.
 */
final class LaneHealth implements HealthIndicator {

    private final LaneStatus status;

    LaneHealth(LaneStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        if (!status.isOwned()) {
            return Health.up().withDetail("lane", "stands by").build();
        }
        boolean down = status.haltReason().isPresent() || status.nodeTrouble().isPresent();
        return (down ? Health.down() : Health.up())
                .withDetail("lane", status.haltReason().orElse("runs"))
                .withDetail("node", status.nodeTrouble().orElse("answers"))
                .build();
    }
}
