package io.tributary.reward.lifecycle;

import io.tributary.values.Bytes32;
import java.time.Instant;

/**
 * The transaction that paid a reward, final on chain.
 *
 * @param txHash its hash
 * @param blockNumber its block
 * @param at the block's time
 */
public record Payment(Bytes32 txHash, long blockNumber, Instant at) {

    public Payment {
        if (blockNumber < 0) {
            throw new IllegalArgumentException(
                    "blockNumber: " + blockNumber + " (expected: 0 or more)");
        }
    }
}
