package io.tributary.pusher.submission;

import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.Outgoing;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.BatchEvents;
import io.tributary.pusher.batch.BatchState;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LanePoller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down twice what may be signed, before it is: in the database, then on push-batches.v1 with
 * all acks. So a nonce that was ever signed is known even to a database that was restored from
 * yesterday.
 */
final class Announcer {

    private final Batches batches;
    private final EventPublisher publisher;
    private final Clock clock;

    Announcer(Batches batches, EventPublisher publisher, Clock clock) {
        this.batches = batches;
        this.publisher = publisher;
        this.clock = clock;
    }

    void announce(LaneId lane) {
        LanePoller.await(batches.unannounced(lane)).stream()
                .filter(batch -> batch.state() == BatchState.PLANNED)
                .forEach(batch -> LanePoller.run(batches.authorise(batch.id(), clock.instant())));
        // Read again: the record has to carry the time that is stored, also when it is sent a
        // second time.
        List<Batch> authorised =
                LanePoller.await(batches.unannounced(lane)).stream()
                        .filter(batch -> batch.state() == BatchState.AUTHORISED)
                        .toList();
        if (authorised.isEmpty()) {
            return;
        }
        List<Outgoing<?>> records = new ArrayList<>();
        authorised.forEach(batch -> records.add(record(batch)));
        LanePoller.run(publisher.publish(records));
        authorised.forEach(batch -> LanePoller.run(batches.announced(batch.id(), clock.instant())));
    }

    private Outgoing<?> record(Batch batch) {
        return BatchEvents.authorised(
                batch,
                LanePoller.await(batches.recipients(batch.id())),
                LanePoller.await(batches.rewards(batch.id())));
    }
}
