package io.tributary.pusher.confirmation;

import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.BatchState;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.batch.Landing;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.node.Block;
import io.tributary.pusher.node.ChainNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each pass for the events of all signed batches above the last final block, so that a
 * landing that was reorganised away is seen too. A node that has not reached a block says nothing
 * about what is in it.
 */
public final class LandingWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(LandingWatcher.class);

    /**
     * A development chain that was killed comes back some blocks lower; these are searched as well.
     */
    private static final long BLOCKS_OF_DOUBT = 64;

    private final ChainNode node;
    private final BankEvents events;
    private final Batches batches;
    private final Landings landings;
    private final ScanCursor cursor;
    private final Finaliser finaliser;

    LandingWatcher(
            ChainNode node,
            BankEvents events,
            Batches batches,
            Landings landings,
            ScanCursor cursor,
            Finaliser finaliser) {
        this.node = node;
        this.events = events;
        this.batches = batches;
        this.landings = landings;
        this.cursor = cursor;
        this.finaliser = finaliser;
    }

    /** Brings the states of all signed batches up to the head. */
    public void watch(LaneId lane, Block head) {
        long finalHeight = node.finalHeight(head);
        long scanned = LanePoller.find(cursor.block(lane)).orElse(Math.max(0, finalHeight));
        if (head.number() < scanned) {
            return;
        }
        List<Batch> signed = LanePoller.await(batches.signed(lane));
        Map<Batch, Landing> found = events.find(signed, scanned + 1, head.number());
        signed.forEach(batch -> update(batch, Optional.ofNullable(found.get(batch)), head));
        finaliser.finalise(LanePoller.await(batches.inState(lane, BatchState.MINED)), finalHeight);
        LanePoller.run(cursor.moveTo(lane, Math.max(scanned, finalHeight)));
    }

    /**
     * Looks for one batch in all blocks since it was planned: for when the bank says that its nonce
     * is used and the pass has not seen why. Answers whether it has landed.
     */
    public boolean search(Batch batch, Block head) {
        long from = Math.max(0, batch.searchFrom() - BLOCKS_OF_DOUBT);
        Optional<Landing> landing =
                Optional.ofNullable(events.find(List.of(batch), from, head.number()).get(batch));
        landing.ifPresent(found -> LanePoller.run(landings.mined(batch.id(), found)));
        return landing.isPresent();
    }

    private void update(Batch batch, Optional<Landing> found, Block head) {
        Landing known = batch.landing();
        if (found.isPresent()) {
            if (!found.get().equals(known)) {
                LanePoller.run(landings.mined(batch.id(), found.get()));
            }
        } else if (known != null && isGone(known, head)) {
            LOG.warn(
                    "batch {} was reorganised out of block {}; it will be sent again",
                    batch.id(),
                    known.block());
            LanePoller.run(landings.reorganised(batch.id()));
        }
    }

    private boolean isGone(Landing known, Block head) {
        return head.number() >= known.block()
                && node.blockAt(known.block())
                        .filter(block -> !block.hash().equals(known.blockHash()))
                        .isPresent();
    }
}
