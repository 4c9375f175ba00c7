package io.tributary.pusher.signing;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.Hex;
import java.util.Arrays;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Sign;

/** Signs with a key in this process's memory. */
final class LocalSigner implements Signer {

    private final Credentials credentials;

    LocalSigner(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Address address() {
        return Address.parse(credentials.getAddress());
    }

    @Override
    public Signature sign(Bytes32 digest) {
        Sign.SignatureData data =
                Sign.signMessage(digest.bytes(), credentials.getEcKeyPair(), false);
        byte[] bytes = Arrays.copyOf(data.getR(), 65);
        System.arraycopy(data.getS(), 0, bytes, 32, 32);
        bytes[64] = data.getV()[0];
        return new Signature(Hex.encode(bytes));
    }
}
