package io.tributary.messaging;

import java.util.Collection;
import reactor.core.publisher.Mono;

/** Sends records outside a step: what the group commit and the write-ahead of a batch need. */
public interface EventPublisher {

    /**
     * Sends all records and completes when every one is acknowledged by all in-sync replicas
     * (acks=all). An error means unknown, not failed: records may have arrived. Safe to call on an
     * event loop: the sending happens elsewhere.
     */
    Mono<Void> publish(Collection<Outgoing<?>> records);
}
