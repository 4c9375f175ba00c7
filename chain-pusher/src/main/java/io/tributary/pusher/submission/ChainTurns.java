package io.tributary.pusher.submission;

import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.confirmation.LandingWatcher;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.lane.LaneTurn;
import java.time.Clock;
import java.time.Instant;

/**
 * What the lane does with the chain at each pass, all as of one head: see what landed, release what
 * was spent in vain, send again what is open, then send what is new.
 */
final class ChainTurns {

    private final LandingWatcher landings;
    private final SpentAttempts spent;
    private final Resender resender;
    private final Batches batches;
    private final Submitter submitter;
    private final Sending sending;

    ChainTurns(
            LandingWatcher landings,
            SpentAttempts spent,
            Resender resender,
            Batches batches,
            Submitter submitter,
            Sending sending) {
        this.landings = landings;
        this.spent = spent;
        this.resender = resender;
        this.batches = batches;
        this.submitter = submitter;
        this.sending = sending;
    }

    /**
     * How much, and by which clock.
     *
     * @param properties the settings
     * @param clock the clock
     */
    record Sending(PusherProperties.Sending properties, Clock clock) {}

    void run(LaneTurn turn, Instant ownedSince) {
        landings.watch(turn.lane(), turn.head());
        spent.release(turn);
        int open = resender.resend(turn, ownedSince);
        submit(turn, sending.properties().inFlight() - open);
    }

    private void submit(LaneTurn turn, int room) {
        if (room <= 0) {
            return;
        }
        Instant now = sending.clock().instant();
        for (Batch batch : LanePoller.await(batches.sendable(turn.lane(), now, room))) {
            if (!submitter.submit(batch, turn)) {
                return;
            }
        }
    }
}
