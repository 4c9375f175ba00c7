package io.tributary.pusher.submission;

import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.Batches;
import io.tributary.pusher.contract.BankCalls;
import io.tributary.pusher.contract.BankPush;
import io.tributary.pusher.contract.Recipient;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.signing.Eip712;
import io.tributary.pusher.signing.Signature;
import io.tributary.pusher.signing.Signer;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import java.util.List;

/**
 * Signs announced batches, once each: the signature is checked and stored before anything that
 * carries it leaves.
 */
final class SignedBatches {

    private final Batches batches;
    private final Signer signer;

    SignedBatches(Batches batches, Signer signer) {
        this.batches = batches;
        this.signer = signer;
    }

    /** The batch's calldata, signed. */
    byte[] calldata(Batch batch) {
        List<Recipient> recipients = LanePoller.await(batches.recipients(batch.id()));
        if (!Eip712.rewardsHash(recipients).equals(batch.rewardsHash())) {
            throw new IllegalStateException(
                    "batch " + batch.id() + ": its list was changed (expected: as planned)");
        }
        BankPush push =
                new BankPush(
                        Bytes32.of(batch.campaign().value()),
                        batch.token(),
                        recipients,
                        batch.nonce());
        Signature stored = batch.signature();
        Signature signature = stored == null ? sign(batch, push) : stored;
        return BankCalls.pushRewards(push, signature.bytes());
    }

    private Signature sign(Batch batch, BankPush push) {
        Bytes32 digest = Eip712.digest(batch.lane().chain(), batch.bank(), push);
        Signature signature = signer.sign(digest);
        Address recovered = signature.recover(digest).orElse(null);
        if (!signer.address().equals(recovered)) {
            throw new IllegalStateException(
                    "signature of batch %s recovers to %s (expected: %s)"
                            .formatted(batch.id(), recovered, signer.address()));
        }
        LanePoller.run(batches.signed(batch.id(), signature));
        return signature;
    }
}
