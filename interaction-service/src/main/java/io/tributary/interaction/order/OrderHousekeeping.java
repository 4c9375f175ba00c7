package io.tributary.interaction.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets go of what has waited too long, and counts what waits. One chore never keeps another. */
@Component
class OrderHousekeeping implements LeasedLoop.Body {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OrderProperties properties;
    private final MeterRegistry meters;
    private final List<Chore> chores;

    OrderHousekeeping(OrderExpiry expiry, OrderProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.meters = meters;
        AtomicLong orders = new AtomicLong();
        AtomicLong claims = new AtomicLong();
        meters.gauge(InteractionMeter.ORDERS_WAITING.getName(), orders);
        meters.gauge(InteractionMeter.CLAIMS_WAITING.getName(), claims);
        this.chores =
                List.of(
                        new Chore(expiry::expireOrders, expired -> count("order", expired)),
                        new Chore(expiry::expireClaims, expired -> count("claim", expired)),
                        new Chore(
                                () -> expiry.forgetOrders(properties.expiredLife()),
                                forgotten -> forgotten),
                        new Chore(
                                () -> expiry.forgetClaims(properties.expiredLife()),
                                forgotten -> forgotten),
                        new Chore(expiry::orders, waiting -> show(orders, waiting)),
                        new Chore(expiry::claims, waiting -> show(claims, waiting)));
    }

    /** Ends with what failed, once all else is done: the loop logs it and comes back. */
    @Override
    public Duration run(Lease lease) {
        @Nullable RuntimeException failed = null;
        long most = 0;
        for (Chore chore : chores) {
            try {
                most = Math.max(most, chore.run());
            } catch (RuntimeException e) {
                failed = failed == null ? e : with(failed, e);
            }
        }
        if (failed != null) {
            throw failed;
        }
        return most < OrderExpiry.AT_ONCE ? properties.houseInterval() : Duration.ZERO;
    }

    private long count(String what, long expired) {
        meters.counter(
                        InteractionMeter.EXPIRED.getName(),
                        InteractionMeter.WhatKey.WHAT.asString(),
                        what)
                .increment((double) expired);
        return expired;
    }

    /* What is only counted leaves nothing to do. */
    private static long show(AtomicLong gauge, long waiting) {
        gauge.set(waiting);
        return 0;
    }

    private static RuntimeException with(RuntimeException first, RuntimeException later) {
        first.addSuppressed(later);
        return first;
    }

    /**
     * A statement, and what its number means.
     *
     * @param left how many of them may show that more is left
     */
    private record Chore(Supplier<Mono<Long>> statement, LongUnaryOperator left) {

        long run() {
            return left.applyAsLong(statement.get().blockOptional(PATIENCE).orElse(0L));
        }
    }
}
