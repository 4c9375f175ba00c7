package io.tributary.pusher.lane;

import io.tributary.messaging.relay.Lease;
import io.tributary.pusher.node.Block;

/**
 * One pass of the lane over the chain.
 *
 * @param lane whose turn it is
 * @param lease by which this instance owns it
 * @param head the highest block when the pass began
 */
public record LaneTurn(LaneId lane, Lease lease, Block head) {}
