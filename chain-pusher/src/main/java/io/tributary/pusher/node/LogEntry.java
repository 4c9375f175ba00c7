package io.tributary.pusher.node;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import java.util.List;

/**
 * An event as a node returns it.
 *
 * @param contract who emitted it
 * @param topics its indexed parts
 * @param data its other parts, in hex
 * @param block height of the block
 * @param blockHash hash of the block
 * @param transaction hash of the transaction
 */
public record LogEntry(
        Address contract,
        List<Bytes32> topics,
        String data,
        long block,
        Bytes32 blockHash,
        Bytes32 transaction) {

    public LogEntry {
        topics = List.copyOf(topics);
    }
}
