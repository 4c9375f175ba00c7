package io.tributary.interaction.order;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes the looks that are still owed: at orders that were open when somebody looked first, and
 * what a crash, an overload or an outage has left behind. One that fails is put off, longer each
 * time, so that it holds up no other.
 */
@Component
class OrderSweep implements LeasedLoop.Body {

    private static final Logger LOG = LoggerFactory.getLogger(OrderSweep.class);
    private static final int MOST = 100;
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE_WITH_ONE = Duration.ofSeconds(10);

    /** More than all of them need together. */
    private static final Duration PATIENCE = PATIENCE_WITH_ONE.multipliedBy(MOST / AT_ONCE + 5);

    /** Whatever passes by itself has passed after so many; what has not is for somebody to see. */
    private static final int MANY = 5;

    private final OrderChecks checks;
    private final OrderJoiner joiner;
    private final OrderProperties properties;
    private final Counter failures;

    OrderSweep(
            OrderChecks checks,
            OrderJoiner joiner,
            OrderProperties properties,
            MeterRegistry meters) {
        this.checks = checks;
        this.joiner = joiner;
        this.properties = properties;
        this.failures = meters.counter(InteractionMeter.LOOKS_FAILED.getName());
    }

    @Override
    public Duration run(Lease lease) {
        List<OrderCheck> overdue =
                checks.overdue(properties.sweepAge(), MOST)
                        .collectList()
                        .blockOptional(PATIENCE_WITH_ONE)
                        .orElse(List.of());
        Flux.fromIterable(overdue).flatMap(this::look, AT_ONCE).then().block(PATIENCE);
        return overdue.size() < MOST ? properties.sweepInterval() : Duration.ZERO;
    }

    private Mono<Void> look(OrderCheck check) {
        return joiner.look(List.of(check))
                .timeout(PATIENCE_WITH_ONE)
                .onErrorResume(failed -> postpone(check, failed));
    }

    private Mono<Void> postpone(OrderCheck check, Throwable failed) {
        failures.increment();
        LOG.atLevel(check.attempts() < MANY ? Level.WARN : Level.ERROR)
                .log(
                        "product {}: look {} at an order failed {} times: {}",
                        check.product(),
                        check.id(),
                        check.attempts() + 1,
                        failed.toString());
        return checks.postpone(check.id()).timeout(PATIENCE_WITH_ONE);
    }
}
