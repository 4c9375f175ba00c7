package io.tributary.pusher.lane;

import io.tributary.values.ChainId;

/**
 * A lane: one gas payer's transactions on one chain, one after another.
 *
 * @param chain the chain
 * @param number from 0
 */
public record LaneId(ChainId chain, int number) {

    /** The lease that its one owner holds. */
    public String leaseName() {
        return "lane:" + chain + ":" + number;
    }
}
