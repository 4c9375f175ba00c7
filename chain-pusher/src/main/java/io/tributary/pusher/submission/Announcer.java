package io.tributary.pusher.submission;

import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.Outgoing;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.BatchEvents;
import io.tributary.pusher.batch.BatchState;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.batch.LaneId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Writes down twice what may be signed, before it is: in the database, then on push-batches.v1 with all acks. So a nonce
 * that was ever signed is known even to a database that was restored from yesterday.
 */
final class Announcer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Batches batches;
    private final EventPublisher publisher;
    private final Clock clock;

    Announcer(Batches batches, EventPublisher publisher, Clock clock) {
        this.batches = batches;
        this.publisher = publisher;
        this.clock = clock;
    }

    void announce(LaneId lane) {
        await(batches.unannounced(lane)).stream()
                .filter(batch -> batch.state() == BatchState.PLANNED)
                .forEach(batch -> batches.authorise(batch.id(), clock.instant()).block(PATIENCE));
        // Read again: the record has to carry the time that is stored, also when it is sent a second time.
        List<Batch> authorised = await(batches.unannounced(lane));
        if (authorised.isEmpty()) {
            return;
        }
        List<Outgoing<?>> records = new ArrayList<>();
        authorised.forEach(batch -> records.add(record(batch)));
        publisher.publish(records).block(PATIENCE);
        authorised.forEach(batch -> batches.announced(batch.id(), clock.instant()).block(PATIENCE));
    }

    private Outgoing<?> record(Batch batch) {
        return BatchEvents.authorised(
                batch, await(batches.recipients(batch.id())), await(batches.rewards(batch.id())));
    }

    private static <T> T await(Mono<T> mono) {
        return mono.blockOptional(PATIENCE).orElseThrow();
    }
}
