package io.tributary.interaction.order;

import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes the looks that a crash, an overload or an outage has left behind. */
@Component
class OrderSweep implements LeasedLoop.Body {

    private static final Logger LOG = LoggerFactory.getLogger(OrderSweep.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 200;

    private final OrderChecks checks;
    private final OrderJoiner joiner;
    private final OrderProperties properties;

    OrderSweep(OrderChecks checks, OrderJoiner joiner, OrderProperties properties) {
        this.checks = checks;
        this.joiner = joiner;
        this.properties = properties;
    }

    @Override
    public Duration run(Lease lease) {
        List<OrderCheck> overdue =
                checks.overdue(properties.sweepAge(), AT_ONCE)
                        .collectList()
                        .blockOptional(PATIENCE)
                        .orElse(List.of());
        if (!overdue.isEmpty()) {
            Flux.fromIterable(overdue).concatMap(this::look).then().block(PATIENCE);
        }
        return overdue.size() < AT_ONCE ? properties.sweepInterval() : Duration.ZERO;
    }

    /* One that fails must not hold up the others for ever. */
    private Mono<Void> look(OrderCheck check) {
        return joiner.look(List.of(check)).onErrorResume(failed -> postpone(check, failed));
    }

    private Mono<Void> postpone(OrderCheck check, Throwable failed) {
        LOG.warn(
                "product {}: an order cannot be joined now: {}",
                check.product(),
                failed.toString());
        return checks.postpone(List.of(check.id()));
    }
}
