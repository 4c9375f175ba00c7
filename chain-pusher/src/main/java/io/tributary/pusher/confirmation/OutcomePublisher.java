package io.tributary.pusher.confirmation;

import io.tributary.events.RewardPush;
import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.Outgoing;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.BatchEvents;
import io.tributary.pusher.batch.BatchState;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.batch.LaneId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Tells what became of rewards and batches: sends, waits for the acks, then notes it. A crash between sends it again. */
public final class OutcomePublisher {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Batches batches;
    private final RewardOutcomes outcomes;
    private final PublishedBatches published;
    private final EventPublisher publisher;

    OutcomePublisher(
            Batches batches, RewardOutcomes outcomes, PublishedBatches published, EventPublisher publisher) {
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
        List<RewardPush> due = await(outcomes.unpublished(lane.chain(), lane.number()));
        while (!due.isEmpty()) {
            List<Outgoing<?>> records = new ArrayList<>();
            due.forEach(outcome -> records.add(RewardOutcomes.outgoing(outcome)));
            publisher.publish(records).block(PATIENCE);
            outcomes.published(due).block(PATIENCE);
            due = await(outcomes.unpublished(lane.chain(), lane.number()));
        }
    }

    private void publishBatches(LaneId lane) {
        List<Batch> due = await(batches.inState(lane, BatchState.FINAL));
        if (due.isEmpty()) {
            return;
        }
        List<Outgoing<?>> records = new ArrayList<>();
        due.forEach(batch -> records.add(record(batch)));
        publisher.publish(records).block(PATIENCE);
        published.published(due).block(PATIENCE);
    }

    private Outgoing<?> record(Batch batch) {
        return BatchEvents.landed(batch, await(batches.recipients(batch.id())), await(batches.rewards(batch.id())));
    }

    private static <T> T await(Mono<T> mono) {
        return mono.blockOptional(PATIENCE).orElseThrow();
    }
}
