package io.tributary.pusher.submission;

import io.tributary.pusher.attempt.Transactions;
import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.confirmation.LandingWatcher;
import io.tributary.pusher.contract.Revert;
import io.tributary.pusher.lane.LaneTurn;
import io.tributary.pusher.node.CallAnswer;
import io.tributary.pusher.node.ChainNode;
import io.tributary.pusher.node.NodeErrorException;
import io.tributary.values.Hex;
import java.util.Optional;

/**
 * Brings one batch on its way: sign, ask whether its nonce is used, try the exact calldata without
 * sending it, then hand it to the carrier. What would revert is not sent.
 */
final class Submitter {

    private static final long LARGEST_GAS = 16_000_000;
    private static final long SPARE_GAS = 20_000;

    private final ChainNode node;
    private final SignedBatches signed;
    private final Carrier carrier;
    private final PushFailures failures;
    private final LandingWatcher landings;

    Submitter(
            ChainNode node,
            SignedBatches signed,
            Carrier carrier,
            PushFailures failures,
            LandingWatcher landings) {
        this.node = node;
        this.signed = signed;
        this.carrier = carrier;
        this.failures = failures;
        this.landings = landings;
    }

    /** Answers whether the lane may go on with further batches. */
    boolean submit(Batch batch, LaneTurn turn) {
        byte[] calldata = signed.calldata(batch);
        try {
            return submit(batch, calldata, turn);
        } catch (NodeErrorException refused) {
            return refused(batch, refused, turn);
        }
    }

    /** The node answers, and does not like this call: the other batches go on. */
    private boolean refused(Batch batch, NodeErrorException refused, LaneTurn turn) {
        Optional<String> data = refused.revertData();
        return data.isPresent()
                ? explain(batch, Revert.read(data.get()), turn)
                : failed(turn, batch, "node_error", String.valueOf(refused.getMessage()));
    }

    private boolean submit(Batch batch, byte[] calldata, LaneTurn turn) {
        return switch (NonceState.of(batch, node, carrier.sender(), turn.head().number())) {
            case UNUSED -> tryAndSend(batch, calldata, turn);
            case USED -> explainUsedNonce(batch, turn);
            case NO_BANK ->
                    failed(
                            turn,
                            batch,
                            "bank_missing",
                            "no ProductBank answers at " + batch.bank());
        };
    }

    private boolean tryAndSend(Batch batch, byte[] calldata, LaneTurn turn) {
        return switch (node.call(carrier.sender(), batch.bank(), calldata)) {
            case CallAnswer.Reverted reverted -> explain(batch, Revert.read(reverted.data()), turn);
            case CallAnswer.Returned returned -> send(batch, calldata, turn);
        };
    }

    private boolean send(Batch batch, byte[] calldata, LaneTurn turn) {
        long estimate = node.estimateGas(carrier.sender(), batch.bank(), calldata);
        long limit = estimate + estimate / 4 + SPARE_GAS;
        if (limit > LARGEST_GAS) {
            return failed(
                    turn,
                    batch,
                    "too_large",
                    "gas: " + limit + " (expected: at most " + LARGEST_GAS + ")");
        }
        return carrier.carry(
                batch, new Transactions.Call(batch.bank(), Hex.encode(calldata), limit), turn);
    }

    private boolean explain(Batch batch, Revert revert, LaneTurn turn) {
        return revert.cause() == Revert.Cause.NONCE_USED
                ? explainUsedNonce(batch, turn)
                : failed(turn, batch, revert.cause().word(), revert.detail());
    }

    /** Either it has landed, by whomever; or it was cancelled, and waits for an operator. */
    private boolean explainUsedNonce(Batch batch, LaneTurn turn) {
        return landings.search(batch, turn.head())
                || failed(
                        turn,
                        batch,
                        Revert.Cause.NONCE_USED.word(),
                        "no event pays this list under its nonce");
    }

    private boolean failed(LaneTurn turn, Batch batch, String reason, String detail) {
        failures.record(turn, batch, reason, detail);
        return true;
    }
}
