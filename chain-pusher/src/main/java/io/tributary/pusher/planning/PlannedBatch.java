package io.tributary.pusher.planning;

import io.tributary.pusher.batch.BatchId;
import io.tributary.pusher.lane.LaneId;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import java.time.Instant;

/**
 * A batch that is being planned.
 *
 * @param id the batch
 * @param lane who sends it
 * @param bank who pays
 * @param group whose rewards
 * @param nonce chosen now, for life
 * @param content what is paid
 * @param rewardsHash of the recipients
 * @param plannedAt when
 */
record PlannedBatch(
        BatchId id,
        LaneId lane,
        Address bank,
        RewardGroup group,
        Bytes32 nonce,
        BatchContent content,
        Bytes32 rewardsHash,
        Instant plannedAt) {}
