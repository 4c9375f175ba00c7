package io.tributary.reward.settlement;

import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.reward.lifecycle.Payment;
import io.tributary.values.Bytes32;
import io.tributary.values.RewardId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What chain-pusher says became of a reward.
 *
 * @param reward the reward; it may not be granted yet
 * @param version grows with every outcome of this reward
 * @param kind what became of it
 * @param parkedReason why it waits; null unless parked
 * @param payment what paid it; null unless pushed
 */
record Outcome(
        RewardId reward,
        long version,
        PushOutcome kind,
        @Nullable String parkedReason,
        @Nullable Payment payment) {

    private static final String NO_REASON = "unspecified";

    Outcome {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: 1 or more)");
        }
    }

    /**
     * Reads the record.
     *
     * @throws IllegalArgumentException if it can never be applied
     */
    static Outcome of(RewardPush push) {
        RewardId reward = new RewardId(push.getRewardId());
        PushOutcome kind = push.getOutcome();
        return switch (kind) {
            case PUSHED -> new Outcome(reward, push.getVersion(), kind, null, toPayment(push));
            case PARKED -> new Outcome(reward, push.getVersion(), kind, toReason(push), null);
            case RELEASED -> new Outcome(reward, push.getVersion(), kind, null, null);
            case UNKNOWN ->
                    throw new IllegalArgumentException(
                            "outcome: unknown (expected: pushed, parked or released)");
        };
    }

    /** Whether this is what counts, of the two: paid is paid, else the later word. */
    boolean supersedes(Outcome other) {
        if (isPushed() != other.isPushed()) {
            return isPushed();
        }
        return version > other.version;
    }

    private boolean isPushed() {
        return kind == PushOutcome.PUSHED;
    }

    private static String toReason(RewardPush push) {
        String reason = push.getReason();
        return reason == null || reason.isEmpty() ? NO_REASON : reason;
    }

    private static Payment toPayment(RewardPush push) {
        String txHash = push.getTxHash();
        Long block = push.getBlockNumber();
        Instant at = push.getPushedAt();
        if (txHash == null || block == null || at == null) {
            throw new IllegalArgumentException(
                    "pushed: tx hash, block or time is missing (expected: all three)");
        }
        return new Payment(new Bytes32(txHash), block, at);
    }
}
