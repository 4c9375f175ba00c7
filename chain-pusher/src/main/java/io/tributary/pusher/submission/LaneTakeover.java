package io.tributary.pusher.submission;

import io.tributary.events.PushBatch;
import io.tributary.messaging.relay.Lease;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.signing.GasPayer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done before the first pass: raise the fence, then read push-batches.v1 to its end. A
 * nonce there that the database does not know was signed by a database that this one is an older
 * copy of: the lane stands still, for what that copy plans anew may have been paid.
 */
final class LaneTakeover {

    private static final Logger LOG = LoggerFactory.getLogger(LaneTakeover.class);
    private static final int CHUNK = 1_000;
    private static final int NAMED = 10;

    private final Lanes lanes;
    private final GasPayer payer;
    private final PushBatchLog log;
    private final KnownNonces nonces;
    private final LaneStatus status;

    LaneTakeover(
            Lanes lanes, GasPayer payer, PushBatchLog log, KnownNonces nonces, LaneStatus status) {
        this.lanes = lanes;
        this.payer = payer;
        this.log = log;
        this.nonces = nonces;
        this.status = status;
    }

    void takeOver(LaneId lane, Lease lease) {
        LanePoller.run(lanes.acquire(lane, lease.token(), payer.address()));
        List<String> unknown = unknownNonces();
        if (unknown.isEmpty()) {
            status.resume();
            return;
        }
        List<String> first = unknown.subList(0, Math.min(NAMED, unknown.size()));
        status.halt(
                "push-batches.v1 has %d nonces that the database does not know"
                        .formatted(unknown.size()));
        LOG.error(
                "{} is halted: push-batches.v1 has {} nonces that the database does not know: {}",
                lane.leaseName(),
                unknown.size(),
                first);
    }

    private List<String> unknownNonces() {
        List<String> unknown = new ArrayList<>();
        List<PushBatch> chunk = new ArrayList<>();
        log.readToEnd(batch -> {
            chunk.add(batch);
            if (chunk.size() >= CHUNK) {
                drain(chunk, unknown);
            }
        });
        drain(chunk, unknown);
        return unknown;
    }

    private void drain(List<PushBatch> chunk, List<String> unknown) {
        if (!chunk.isEmpty()) {
            unknown.addAll(LanePoller.await(nonces.unknown(chunk)));
            chunk.clear();
        }
    }
}
