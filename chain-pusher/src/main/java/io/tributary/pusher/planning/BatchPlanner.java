package io.tributary.pusher.planning;

import io.tributary.messaging.relay.Lease;
import io.tributary.pusher.batch.BatchId;
import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LaneLostException;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.product.Banks;
import io.tributary.pusher.signing.Eip712;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.Uuids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Makes batches of rewards that are due. One transaction per batch: claim the rewards (rows locked,
 * oldest first), draw the nonce under the lane's fence, write.
 */
public final class BatchPlanner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchPlanner.class);
    private static final String BANK_UNKNOWN = "bank_unknown";

    private final WaitingRewards waiting;
    private final Nonces nonces;
    private final PlannedBatches batches;
    private final Banks banks;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final AtomicLong groupsWithoutBank = new AtomicLong();

    BatchPlanner(
            WaitingRewards waiting,
            Nonces nonces,
            PlannedBatches batches,
            Banks banks,
            TransactionalOperator transaction,
            Clock clock) {
        this.waiting = waiting;
        this.nonces = nonces;
        this.batches = batches;
        this.banks = banks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Plans what is due; answers how many rewards went into each new batch. */
    public List<Integer> plan(LaneId lane, Lease lease, int batchSize) {
        List<DueGroup> due = LanePoller.await(waiting.due(lane.chain(), clock.instant()));
        List<Integer> sizes = new ArrayList<>();
        long withoutBank = 0;
        for (DueGroup group : due) {
            Optional<Address> bank = bank(lane, group.group());
            if (bank.isEmpty()) {
                withoutBank++;
                park(lane, group.group());
                continue;
            }
            for (int i = group.batches(batchSize); i > 0; i--) {
                planOne(lane, lease, bank.get(), group.group()).ifPresent(sizes::add);
            }
        }
        groupsWithoutBank.set(withoutBank);
        return sizes;
    }

    /** Groups whose rewards wait because products.v1 has not told of a bank. */
    public long groupsWithoutBank() {
        return groupsWithoutBank.get();
    }

    private Optional<Integer> planOne(LaneId lane, Lease lease, Address bank, RewardGroup group) {
        Instant now = clock.instant();
        Mono<Integer> planned =
                waiting.claim(lane.chain(), group, now)
                        .map(BatchContent::of)
                        .filter(content -> !content.rewards().isEmpty())
                        .flatMap(content -> write(lane, lease, bank, group, content, now));
        return LanePoller.find(transaction.transactional(planned));
    }

    private Mono<Integer> write(
            LaneId lane,
            Lease lease,
            Address bank,
            RewardGroup group,
            BatchContent content,
            Instant now) {
        BatchId id = new BatchId(Uuids.next(now));
        Bytes32 hash = Eip712.rewardsHash(content.recipients());
        return nonces.next(lane, lease.token(), bank)
                .switchIfEmpty(Mono.error(() -> new LaneLostException(lane, lease.token())))
                .map(nonce -> new PlannedBatch(id, lane, bank, group, nonce, content, hash, now))
                .flatMap(batch -> batches.insert(batch).thenReturn(content.rewards().size()));
    }

    private void park(LaneId lane, RewardGroup group) {
        long parked =
                LanePoller.await(waiting.park(lane.chain(), group, clock.instant(), BANK_UNKNOWN));
        if (parked > 0) {
            LOG.error(
                    "{} rewards wait: no bank is known of product {}, token {} (campaign {})",
                    parked,
                    group.product(),
                    group.token(),
                    group.campaign());
        }
    }

    private Optional<Address> bank(LaneId lane, RewardGroup group) {
        return LanePoller.find(banks.find(group.product(), lane.chain(), group.token()));
    }
}
