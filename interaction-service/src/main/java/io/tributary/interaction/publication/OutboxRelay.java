package io.tributary.interaction.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.journal.Interactions;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.column.Column;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeasedLoop;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Publishes groups whose outbox row is older than the delivery timeout: Kafka was away, or a
 * process died.
 */
class OutboxRelay implements LeasedLoop.Body {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String OVERDUE =
            """
            select group_id
            from interaction_outbox
            where received_at < now() - :age * interval '1 millisecond'
            order by received_at
            limit :groups
            """;

    private final DatabaseClient database;
    private final Interactions interactions;
    private final EventPublisher publisher;
    private final AcknowledgedGroups acknowledged;
    private final PublicationProperties properties;
    private final Counter relayed;
    private final AtomicInteger overdue = new AtomicInteger();

    OutboxRelay(
            DatabaseClient database,
            Interactions interactions,
            EventPublisher publisher,
            AcknowledgedGroups acknowledged,
            PublicationProperties properties,
            MeterRegistry meters) {
        this.database = database;
        this.interactions = interactions;
        this.publisher = publisher;
        this.acknowledged = acknowledged;
        this.properties = properties;
        this.relayed = meters.counter(InteractionMeter.RELAYED.getName());
        meters.gauge(InteractionMeter.OVERDUE.getName(), overdue);
    }

    @Override
    public Duration run(Lease lease) {
        List<UUID> groups = overdue().blockOptional(PATIENCE).orElse(List.of());
        overdue.set(groups.size());
        if (groups.isEmpty()) {
            return properties.relayInterval();
        }
        interactions
                .ofGroups(groups)
                .collectList()
                .flatMap(this::publish)
                .then(Mono.defer(() -> acknowledged.delete(groups)))
                .block(PATIENCE);
        relayed.increment(groups.size());
        LOG.info("relayed {} groups", groups.size());
        return groups.size() < properties.relayGroups()
                ? properties.relayInterval()
                : Duration.ZERO;
    }

    private Mono<List<UUID>> overdue() {
        return database.sql(OVERDUE)
                .bind("age", properties.relayAge().toMillis())
                .bind("groups", properties.relayGroups())
                .map(row -> Column.uuid(row, "group_id"))
                .all()
                .collectList();
    }

    private Mono<Void> publish(List<StoredInteraction> stored) {
        return stored.isEmpty() ? Mono.empty() : publisher.publish(InteractionEvents.of(stored));
    }
}
