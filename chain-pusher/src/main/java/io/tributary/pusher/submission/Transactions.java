package io.tributary.pusher.submission;

import io.tributary.pusher.batch.BatchId;
import io.tributary.pusher.fee.Fees;
import io.tributary.pusher.node.ChainNode;
import io.tributary.pusher.signing.GasPayer;
import io.tributary.values.Address;
import java.math.BigInteger;
import java.time.Clock;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionDecoder;

/** Builds and signs transactions (EIP-1559); sends none. */
final class Transactions {

    private final ChainNode node;
    private final GasPayer payer;
    private final Clock clock;

    Transactions(ChainNode node, GasPayer payer, Clock clock) {
        this.node = node;
        this.payer = payer;
        this.clock = clock;
    }

    Address sender() {
        return payer.address();
    }

    /** The first attempt of an account nonce. */
    Attempt first(BatchId batch, long accountNonce, Call call, Fees fees) {
        return signed(batch, accountNonce, 1, call.gasLimit(), fees, call.to().value(), call.data());
    }

    /** The same call under the same account nonce for more. */
    Attempt replacing(Attempt stuck, Fees fees) {
        RawTransaction old = TransactionDecoder.decode(stuck.raw());
        return signed(
                stuck.batch(),
                stuck.accountNonce(),
                stuck.number() + 1,
                stuck.gasLimit(),
                fees,
                old.getTo(),
                old.getData());
    }

    private Attempt signed(
            BatchId batch, long accountNonce, int number, long gasLimit, Fees fees, String to, String data) {
        RawTransaction transaction =
                RawTransaction.createTransaction(
                        node.chain().value(),
                        BigInteger.valueOf(accountNonce),
                        BigInteger.valueOf(gasLimit),
                        to,
                        BigInteger.ZERO,
                        data,
                        fees.priority().value(),
                        fees.maximum().value());
        GasPayer.SignedTransaction signed = payer.sign(transaction);
        return new Attempt(
                payer.address(),
                accountNonce,
                number,
                batch,
                signed.raw(),
                signed.hash(),
                gasLimit,
                fees,
                clock.instant(),
                null);
    }

    /**
     * A call of a contract.
     *
     * @param to the contract
     * @param data its calldata in hex
     * @param gasLimit gas that it may use
     */
    record Call(Address to, String data, long gasLimit) {}
}
