package io.tributary.pusher.signing;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.Hex;
import io.tributary.values.Keccak256;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/** An account that pays for transactions and holds no role. */
public final class GasPayer {

    private final Credentials credentials;

    GasPayer(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The account. */
    public Address address() {
        return Address.parse(credentials.getAddress());
    }

    /** The transaction as a node takes it. */
    public SignedTransaction sign(RawTransaction transaction) {
        byte[] raw = TransactionEncoder.signMessage(transaction, credentials);
        return new SignedTransaction(Hex.encode(raw), Bytes32.of(Keccak256.hash(raw)));
    }

    /**
     * A signed transaction.
     *
     * @param raw its bytes in hex
     * @param hash by which nodes name it
     */
    public record SignedTransaction(String raw, Bytes32 hash) {}
}
