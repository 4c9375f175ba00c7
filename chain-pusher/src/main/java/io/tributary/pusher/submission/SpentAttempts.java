package io.tributary.pusher.submission;

import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.confirmation.LandingWatcher;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.lane.LaneTurn;
import io.tributary.pusher.node.ChainNode;

/**
 * Notices attempts whose account nonce is used while their batch's event is not there: the
 * transaction reverted, or another one took its place.
 */
final class SpentAttempts {

    private final ChainNode node;
    private final Batches batches;
    private final Carrier carrier;
    private final PushFailures failures;
    private final LandingWatcher landings;

    SpentAttempts(
            ChainNode node,
            Batches batches,
            Carrier carrier,
            PushFailures failures,
            LandingWatcher landings) {
        this.node = node;
        this.batches = batches;
        this.carrier = carrier;
        this.failures = failures;
        this.landings = landings;
    }

    /** Sends their batches back to where they are tried again. */
    void release(LaneTurn turn) {
        LanePoller.await(batches.spent(turn.lane(), carrier.countOnChain(turn)))
                .forEach(batch -> release(batch, turn));
    }

    /**
     * The nonce is asked for at the block that was counted at: a node that lags behind it cannot
     * answer.
     */
    private void release(Batch batch, LaneTurn turn) {
        switch (NonceState.of(batch, node, carrier.sender(), turn.head().number())) {
            case UNUSED ->
                    failures.record(
                            turn,
                            batch,
                            "reverted",
                            "its transaction was mined and did not pay it");
            case NO_BANK ->
                    failures.record(
                            turn,
                            batch,
                            "bank_missing",
                            "no ProductBank answers at " + batch.bank());
            case USED -> {
                if (!landings.search(batch, turn.head())) {
                    failures.record(
                            turn, batch, "nonce_used", "no event pays this list under its nonce");
                }
            }
        }
    }
}
