package io.tributary.pusher.submission;

import io.tributary.pusher.attempt.Attempt;
import io.tributary.pusher.attempt.Attempts;
import io.tributary.pusher.attempt.Transactions;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.fee.FeePolicy;
import io.tributary.pusher.fee.Fees;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.lane.LaneTurn;
import io.tributary.pusher.node.ChainNode;
import io.tributary.pusher.node.SendAnswer;
import io.tributary.values.Address;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes an attempt, commits it, and only then sends it. No answer to the sending says that it did
 * not arrive.
 */
final class Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    private final ChainNode node;
    private final Transactions transactions;
    private final FeePolicy policy;
    private final Attempts attempts;
    private final PushFailures failures;
    private final Clock clock;

    Carrier(
            ChainNode node,
            Transactions transactions,
            FeePolicy policy,
            Attempts attempts,
            PushFailures failures,
            Clock clock) {
        this.node = node;
        this.transactions = transactions;
        this.policy = policy;
        this.attempts = attempts;
        this.failures = failures;
        this.clock = clock;
    }

    Address sender() {
        return transactions.sender();
    }

    /** The account nonce that comes next on chain, as of the turn's head. */
    long countOnChain(LaneTurn turn) {
        return node.transactionCount(sender(), turn.head().number());
    }

    /**
     * The first attempt of a batch; false if gas is dearer than the cap, for then nothing can be
     * sent.
     */
    boolean carry(Batch batch, Transactions.Call call, LaneTurn turn) {
        Optional<Fees> fees = policy.first(node.feeHistory());
        if (fees.isEmpty()) {
            failures.recordLane(
                    "fee_above_cap", "gas is dearer than tributary.pusher.sending.fee-cap");
            return false;
        }
        long token = turn.lease().token();
        long accountNonce =
                LanePoller.await(attempts.nextAccountNonce(turn.lane(), token, countOnChain(turn)));
        Attempt attempt = transactions.first(batch.id(), accountNonce, call, fees.get());
        LanePoller.run(attempts.insert(turn.lane(), token, attempt));
        send(turn, attempt);
        return true;
    }

    /** A replacement for a stuck attempt, where the cap allows one. */
    void replace(Attempt stuck, LaneTurn turn) {
        Optional<Fees> fees = policy.replacing(stuck.fees(), node.feeHistory());
        if (fees.isEmpty()) {
            send(turn, stuck);
            return;
        }
        Attempt attempt = transactions.replacing(stuck, fees.get());
        LanePoller.run(attempts.replace(turn.lane(), turn.lease().token(), attempt));
        LOG.warn(
                "transaction {} is stuck; {} offers more in its place",
                stuck.hash(),
                attempt.hash());
        send(turn, attempt);
    }

    /** Sends the bytes, for the first time or again. */
    void send(LaneTurn turn, Attempt attempt) {
        SendAnswer answer = node.send(attempt.raw());
        String noted = answer.kind().name() + " " + answer.detail();
        LanePoller.run(attempts.sent(turn.lane(), attempt, clock.instant(), noted.strip()));
        if (answer.kind() == SendAnswer.Kind.INSUFFICIENT_FUNDS) {
            failures.recordLane("gas_payer_short", attempt.sender() + ": " + answer.detail());
        } else if (!answer.isFine()) {
            LOG.warn(
                    "transaction {} was refused: {}; it is sent again",
                    attempt.hash(),
                    answer.detail());
        } else {
            LOG.debug(
                    "transaction {} of batch {}: {}",
                    attempt.hash(),
                    attempt.batch(),
                    answer.kind());
        }
    }
}
