package io.tributary.pusher.submission;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeaseHolder;
import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.confirmation.OutcomePublisher;
import io.tributary.pusher.lane.Backlog;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LaneLostException;
import io.tributary.pusher.lane.LaneStatus;
import io.tributary.pusher.lane.LaneTurn;
import io.tributary.pusher.meter.PusherMeter;
import io.tributary.pusher.node.ChainNode;
import io.tributary.pusher.node.NodeUnavailableException;
import io.tributary.pusher.planning.BatchPlanner;
import io.tributary.pusher.takeover.LaneTakeover;
import io.tributary.pusher.takeover.Takeover;
import io.tributary.values.ChainId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass: plan, write down what may be signed, do what is due on chain, tell the outcomes. The
 * parts fail apart: while the node is away rewards are planned, while the broker is away landings
 * are watched.
 */
final class Lane implements LeaseHolder {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration WHILE_HALTED = Duration.ofSeconds(10);

    private final LaneId lane;
    private final LaneParts parts;
    private final ChainNode node;
    private final LaneStatus status;
    private final PusherProperties properties;
    private final MeterRegistry meters;
    private final Set<String> troubles = new HashSet<>();
    private Instant ownedSince = Instant.EPOCH;

    Lane(
            LaneId lane,
            LaneParts parts,
            ChainNode node,
            LaneStatus status,
            PusherProperties properties,
            MeterRegistry meters) {
        this.lane = lane;
        this.parts = parts;
        this.node = node;
        this.status = status;
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * The parts of a pass.
     *
     * @param takeover before the first
     * @param planner makes batches
     * @param announcer writes down what may be signed
     * @param turns what is done on chain
     * @param publisher tells the outcomes
     * @param backlog measures what waits
     */
    record LaneParts(
            LaneTakeover takeover,
            BatchPlanner planner,
            Announcer announcer,
            ChainTurns turns,
            OutcomePublisher publisher,
            Backlog backlog) {}

    @Override
    public void acquired(Lease lease) {
        status.takeUp();
        settle(parts.takeover().takeOver(lane, lease));
        ownedSince = parts.backlog().now();
    }

    @Override
    public void released() {
        status.standBy();
    }

    @Override
    public Duration run(Lease lease) {
        if (status.haltReason().isPresent()) {
            settle(parts.takeover().compare(lane));
        }
        if (status.haltReason().isPresent()) {
            return WHILE_HALTED;
        }
        boolean fine = part("planning", () -> plan(lease));
        fine &= part("announcing", () -> parts.announcer().announce(lane));
        fine &= part("the chain", () -> onChain(lease));
        fine &= part("publishing", () -> parts.publisher().publish(lane));
        fine &= part("measuring", () -> parts.backlog().measure(lane.chain()));
        return fine ? properties.sending().pollInterval() : AFTER_TROUBLE;
    }

    private void settle(Takeover takeover) {
        switch (takeover) {
            case Takeover.Complete _ -> status.resume();
            case Takeover.Halted(String why) -> halt(why);
        }
    }

    private void halt(String why) {
        if (status.halt(why)) {
            LOG.error("{} is halted: {}", lane.leaseName(), why);
        }
    }

    private void plan(Lease lease) {
        for (int size : parts.planner().plan(lane, lease, properties.batchSize())) {
            meters.summary(PusherMeter.BATCH_SIZE.getName()).record(size);
        }
    }

    private void onChain(Lease lease) {
        if (status.nodeTrouble().isPresent()) {
            requireItsChain();
        }
        LaneTurn turn = new LaneTurn(lane, lease, node.head());
        status.nodeAnswers();
        parts.turns().run(turn, ownedSince);
    }

    private void requireItsChain() {
        ChainId reported = node.reportedChain();
        if (!reported.equals(lane.chain())) {
            String wrong = "chain node: chain %s (expected: %s)".formatted(reported, lane.chain());
            status.nodeIsAway(wrong);
            throw new IllegalStateException(wrong);
        }
    }

    /**
     * Runs a part; trouble is logged when it begins, and the part is tried again at the next pass.
     */
    private boolean part(String name, Runnable part) {
        try {
            part.run();
            if (troubles.remove(name)) {
                LOG.info("{}: {} goes on", lane.leaseName(), name);
            }
            return true;
        } catch (LaneLostException lost) {
            throw lost;
        } catch (NodeUnavailableException away) {
            meters.counter(PusherMeter.NODE_UNAVAILABLE.getName()).increment();
            if (status.nodeIsAway(String.valueOf(away.getMessage()))) {
                LOG.warn("{}: {}; it is asked again", lane.leaseName(), away.getMessage());
            }
        } catch (RuntimeException trouble) {
            if (troubles.add(name)) {
                LOG.warn(
                        "{}: {} is in trouble and is tried again", lane.leaseName(), name, trouble);
            }
        }
        return false;
    }
}
