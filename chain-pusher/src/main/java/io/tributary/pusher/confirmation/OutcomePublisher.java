package io.tributary.pusher.confirmation;

import io.tributary.events.RewardPush;
import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.Outgoing;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.BatchEvents;
import io.tributary.pusher.batch.BatchState;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LanePoller;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what became of rewards and batches: sends, waits for the acks, then notes it. A crash
 * between sends it again.
 */
public final class OutcomePublisher {

    private final Batches batches;
    private final RewardOutcomes outcomes;
    private final PublishedBatches published;
    private final EventPublisher publisher;

    OutcomePublisher(
            Batches batches,
            RewardOutcomes outcomes,
            PublishedBatches published,
            EventPublisher publisher) {
        this.batches = batches;
        this.outcomes = outcomes;
        this.published = published;
        this.publisher = publisher;
    }

    /** Publishes everything that is due. */
    public void publish(LaneId lane) {
        publishRewards(lane);
        publishBatches(lane);
    }

    private void publishRewards(LaneId lane) {
        List<RewardPush> due = LanePoller.await(outcomes.unpublished(lane.chain(), lane.number()));
        while (!due.isEmpty()) {
            List<Outgoing<?>> records = new ArrayList<>();
            due.forEach(outcome -> records.add(RewardOutcomes.outgoing(outcome)));
            LanePoller.run(publisher.publish(records));
            LanePoller.run(outcomes.published(due));
            due = LanePoller.await(outcomes.unpublished(lane.chain(), lane.number()));
        }
    }

    private void publishBatches(LaneId lane) {
        List<Batch> due = LanePoller.await(batches.inState(lane, BatchState.FINAL));
        if (due.isEmpty()) {
            return;
        }
        List<Outgoing<?>> records = new ArrayList<>();
        due.forEach(batch -> records.add(record(batch)));
        LanePoller.run(publisher.publish(records));
        LanePoller.run(published.published(due));
    }

    private Outgoing<?> record(Batch batch) {
        return BatchEvents.landed(
                batch,
                LanePoller.await(batches.recipients(batch.id())),
                LanePoller.await(batches.rewards(batch.id())));
    }
}
