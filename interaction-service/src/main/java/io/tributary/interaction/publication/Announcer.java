package io.tributary.interaction.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.trace.TraceHeaders;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes a group as soon as it is committed. */
@Component
public class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final EventPublisher publisher;
    private final AcknowledgedGroups acknowledged;
    private final PublicationProperties properties;
    private final Counter unacknowledged;

    Announcer(
            EventPublisher publisher,
            AcknowledgedGroups acknowledged,
            PublicationProperties properties,
            MeterRegistry meters) {
        this.publisher = publisher;
        this.acknowledged = acknowledged;
        this.properties = properties;
        this.unacknowledged = meters.counter(InteractionMeter.UNACKNOWLEDGED.getName());
    }

    /**
     * Sends once, however many wait for it, and completes when the broker has acknowledged, at the
     * latest when an answer may not wait any longer. An acknowledgement that comes later still
     * counts; without one the relay sends again.
     *
     * @param commit the span in whose trace they go on; an invalid one for none
     */
    public Mono<Void> announce(
            List<StoredInteraction> stored, Collection<UUID> groups, Span commit) {
        if (stored.isEmpty()) {
            return Mono.empty();
        }
        Mono<Void> sent =
                publisher
                        .publish(InteractionEvents.of(stored))
                        .contextWrite(context -> TraceHeaders.within(commit, context))
                        .doOnSuccess(done -> acknowledged.add(groups))
                        .cache();
        return sent.timeout(properties.ackWait()).onErrorResume(this::leaveToTheRelay).cache();
    }

    /** Forgets the outbox rows of groups that were acknowledged meanwhile. */
    public Mono<Void> settle() {
        return acknowledged.settle();
    }

    private Mono<Void> leaveToTheRelay(Throwable why) {
        unacknowledged.increment();
        LOG.debug("a group is left to the relay: {}", why.toString());
        return Mono.empty();
    }
}
