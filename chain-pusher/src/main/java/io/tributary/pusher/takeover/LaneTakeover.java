package io.tributary.pusher.takeover;

import io.micrometer.core.instrument.Counter;
import io.tributary.events.PushBatch;
import io.tributary.messaging.relay.Lease;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.planning.LostBatches;
import io.tributary.pusher.planning.Recovery;
import io.tributary.pusher.signing.GasPayer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done before the first pass: raise the fence, then read push-batches.v1 to its end. A
 * nonce there that the database does not know was authorised by a database that this one is an
 * older copy of. It is brought back; until that has succeeded the lane stands still, for what this
 * copy plans anew may have been paid.
 */
public final class LaneTakeover {

    private static final Logger LOG = LoggerFactory.getLogger(LaneTakeover.class);
    private static final int NAMED = 10;

    private final Lanes lanes;
    private final GasPayer payer;
    private final PushBatchLog log;
    private final KnownNonces nonces;
    private final LostBatches lostBatches;
    private final Counter recovered;

    LaneTakeover(
            Lanes lanes,
            GasPayer payer,
            PushBatchLog log,
            KnownNonces nonces,
            LostBatches lostBatches,
            Counter recovered) {
        this.lanes = lanes;
        this.payer = payer;
        this.log = log;
        this.nonces = nonces;
        this.lostBatches = lostBatches;
        this.recovered = recovered;
    }

    /** Makes this lease the only one that may write, and compares. */
    public Takeover takeOver(LaneId lane, Lease lease) {
        LanePoller.run(lanes.acquire(lane, lease.token(), payer.address()));
        return compare(lane);
    }

    /** Compares again, for a lane that stands still: rewards may have been taken in meanwhile. */
    public Takeover compare(LaneId lane) {
        LostNonces found = new LostNonces(nonces);
        log.readToEnd(batch -> addOwn(lane, batch, found));
        Set<String> contradicted = new LinkedHashSet<>(found.contradicted());
        Set<String> waiting = new LinkedHashSet<>();
        for (PushBatch lost : found.lost()) {
            switch (recover(lane, lost)) {
                case RECOVERED -> recovered.increment();
                case REWARDS_UNKNOWN -> waiting.add(key(lost));
                case CONTRADICTED -> contradicted.add(key(lost));
            }
        }
        return verdict(contradicted, waiting);
    }

    private Recovery recover(LaneId lane, PushBatch lost) {
        Recovery recovery = lostBatches.recover(lane, lost);
        if (recovery == Recovery.RECOVERED) {
            LOG.warn(
                    "batch {} was lost by the database and is back: {}",
                    lost.getBatchId(),
                    key(lost));
        }
        return recovery;
    }

    private static void addOwn(LaneId lane, PushBatch batch, LostNonces found) {
        if (batch.getChainId() == lane.chain().value()) {
            found.add(batch);
        }
    }

    private static Takeover verdict(Set<String> contradicted, Set<String> waiting) {
        if (!contradicted.isEmpty()) {
            return new Takeover.Halted(
                    "push-batches.v1 contradicts the database in " + some(contradicted));
        }
        if (!waiting.isEmpty()) {
            return new Takeover.Halted(
                    "the database lacks batches of push-batches.v1, and their rewards are not taken"
                            + " in yet: "
                            + some(waiting));
        }
        return new Takeover.Complete();
    }

    private static String some(Collection<String> keys) {
        return keys.size() + " nonces, " + keys.stream().limit(NAMED).toList();
    }

    private static String key(PushBatch batch) {
        return batch.getBank() + ":" + batch.getNonce();
    }
}
