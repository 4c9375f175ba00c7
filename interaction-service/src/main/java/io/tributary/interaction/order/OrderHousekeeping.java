package io.tributary.interaction.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Records reversals whose order was completed by somebody else than us, and lets go of what has
 * waited too long.
 */
@Component
class OrderHousekeeping implements LeasedLoop.Body {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 500;

    private final WaitingOrders waiting;
    private final ShopReversals reversals;
    private final OrderJoiner joiner;
    private final OrderProperties properties;
    private final MeterRegistry meters;
    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong claims = new AtomicLong();

    OrderHousekeeping(
            WaitingOrders waiting,
            ShopReversals reversals,
            OrderJoiner joiner,
            OrderProperties properties,
            MeterRegistry meters) {
        this.waiting = waiting;
        this.reversals = reversals;
        this.joiner = joiner;
        this.properties = properties;
        this.meters = meters;
        meters.gauge(InteractionMeter.ORDERS_WAITING.getName(), orders);
        meters.gauge(InteractionMeter.CLAIMS_WAITING.getName(), claims);
    }

    @Override
    public Duration run(Lease lease) {
        List<OrderRef> open =
                reversals.open(AT_ONCE).collectList().blockOptional(PATIENCE).orElse(List.of());
        Flux.fromIterable(open).concatMap(joiner::settle).then().block(PATIENCE);
        expire();
        orders.set(waiting.orders().blockOptional(PATIENCE).orElse(0L));
        claims.set(waiting.claims().blockOptional(PATIENCE).orElse(0L));
        return properties.houseInterval();
    }

    private void expire() {
        count("order", waiting.expireOrders().blockOptional(PATIENCE).orElse(0L));
        count("claim", waiting.expireClaims().blockOptional(PATIENCE).orElse(0L));
        count("reversal", waiting.expireReversals().blockOptional(PATIENCE).orElse(0L));
    }

    private void count(String what, long expired) {
        meters.counter(
                        InteractionMeter.EXPIRED.getName(),
                        InteractionMeter.ExpiredKey.WHAT.asString(),
                        what)
                .increment((double) expired);
    }
}
