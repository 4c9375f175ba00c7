package io.tributary.pusher.confirmation;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.Landing;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.meter.PusherMeter;
import io.tributary.pusher.node.Block;
import io.tributary.pusher.node.ChainNode;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Declares batches final whose block is final and still the one that they landed in. */
final class Finaliser {

    private static final Logger LOG = LoggerFactory.getLogger(Finaliser.class);

    private final ChainNode node;
    private final Landings landings;
    private final Clock clock;
    private final MeterRegistry meters;

    Finaliser(ChainNode node, Landings landings, Clock clock, MeterRegistry meters) {
        this.node = node;
        this.landings = landings;
        this.clock = clock;
        this.meters = meters;
    }

    void finalise(List<Batch> mined, long finalHeight) {
        for (Batch batch : mined) {
            Landing landing = Objects.requireNonNull(batch.landing());
            if (landing.block() <= finalHeight && isStillThere(landing)) {
                finalise(batch, landing);
            }
        }
    }

    private boolean isStillThere(Landing landing) {
        return node.blockAt(landing.block())
                .map(Block::hash)
                .filter(landing.blockHash()::equals)
                .isPresent();
    }

    private void finalise(Batch batch, Landing landing) {
        long rewards = LanePoller.await(landings.finalise(batch.id(), clock.instant()));
        meters.counter(PusherMeter.PUSHES.getName()).increment();
        meters.counter(PusherMeter.REWARDS_PUSHED.getName()).increment((double) rewards);
        node.gasUsed(landing.transaction())
                .ifPresent(gas ->
                        meters.counter(PusherMeter.GAS_USED.getName())
                                .increment(gas.doubleValue()));
        LOG.info(
                "batch {} is final: {} rewards, bank {}, nonce {}, tx {}, block {}",
                batch.id(),
                rewards,
                batch.bank(),
                batch.nonce(),
                landing.transaction(),
                landing.block());
    }
}
