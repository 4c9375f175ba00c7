package io.tributary.pusher.attempt;

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
public final class Transactions {

    private final ChainNode node;
    private final GasPayer payer;
    private final Clock clock;

    public Transactions(ChainNode node, GasPayer payer, Clock clock) {
        this.node = node;
        this.payer = payer;
        this.clock = clock;
    }

    public Address sender() {
        return payer.address();
    }

    /** The first attempt of an account nonce. */
    public Attempt first(BatchId batch, long accountNonce, Call call, Fees fees) {
        return attempt(batch, accountNonce, 1, call, fees);
    }

    /** The same call under the same account nonce for more. */
    public Attempt replacing(Attempt stuck, Fees fees) {
        RawTransaction old = TransactionDecoder.decode(stuck.raw());
        Call call = new Call(Address.parse(old.getTo()), old.getData(), stuck.gasLimit());
        return attempt(stuck.batch(), stuck.accountNonce(), stuck.number() + 1, call, fees);
    }

    private Attempt attempt(BatchId batch, long accountNonce, int number, Call call, Fees fees) {
        GasPayer.SignedTransaction signed = payer.sign(transaction(accountNonce, call, fees));
        return new Attempt(
                payer.address(),
                accountNonce,
                number,
                batch,
                signed.raw(),
                signed.hash(),
                call.gasLimit(),
                fees,
                clock.instant(),
                null);
    }

    private RawTransaction transaction(long accountNonce, Call call, Fees fees) {
        return RawTransaction.createTransaction(
                node.chain().value(),
                BigInteger.valueOf(accountNonce),
                BigInteger.valueOf(call.gasLimit()),
                call.to().value(),
                BigInteger.ZERO,
                call.data(),
                fees.priority().value(),
                fees.maximum().value());
    }

    /**
     * A call of a contract.
     *
     * @param to the contract
     * @param data its calldata in hex
     * @param gasLimit gas that it may use
     */
    public record Call(Address to, String data, long gasLimit) {}
}
