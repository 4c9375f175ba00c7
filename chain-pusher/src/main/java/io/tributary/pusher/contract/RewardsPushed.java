package io.tributary.pusher.contract;

import io.tributary.values.Bytes32;
import io.tributary.values.Hex;
import java.util.Arrays;
import java.util.List;

/**
 * The bank's event that a batch was paid: what decides whether it was.
 *
 * @param nonce the batch's nonce
 * @param rewardsHash of the list that was paid
 */
public record RewardsPushed(Bytes32 nonce, Bytes32 rewardsHash) {

    /** The first topic of the event. */
    public static final Bytes32 TOPIC =
            AbiWriter.hash("RewardsPushed(bytes32,address,bytes32,uint256,uint256,bytes32)");

    private static final int TOPICS = 4;
    private static final int DATA = 3 * AbiWriter.WORD;

    /**
     * Reads a log entry.
     *
     * @param topics signature, campaign, token, nonce
     * @param hex the data: total, count, rewardsHash
     * @throws IllegalArgumentException if it is another event
     */
    public static RewardsPushed read(List<Bytes32> topics, String hex) {
        byte[] data = Hex.decode(hex);
        if (topics.size() != TOPICS || !topics.getFirst().equals(TOPIC) || data.length != DATA) {
            throw new IllegalArgumentException(
                    "log: "
                            + topics.size()
                            + " topics, "
                            + data.length
                            + " bytes (expected: RewardsPushed)");
        }
        byte[] hash = Arrays.copyOfRange(data, 2 * AbiWriter.WORD, DATA);
        return new RewardsPushed(topics.getLast(), Bytes32.of(hash));
    }
}
