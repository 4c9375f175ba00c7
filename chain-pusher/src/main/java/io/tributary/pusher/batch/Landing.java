package io.tributary.pusher.batch;

import io.tributary.values.Bytes32;
import java.time.Instant;

/**
 * Where the chain's event says that a batch was paid.
 *
 * @param block the block's height
 * @param blockHash the block's hash
 * @param transaction whose event it is; ours or a stranger's
 * @param time the block's time
 */
public record Landing(long block, Bytes32 blockHash, Bytes32 transaction, Instant time) {}
