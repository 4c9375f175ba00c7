package io.tributary.pusher.signing;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.Hex;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Optional;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/**
 * A secp256k1 signature as contracts take it.
 *
 * @param value {@code 0x} and r, s (lower half, EIP-2), v (27 or 28): 65 bytes in lower-case hex
 */
public record Signature(String value) {

    private static final int LENGTH = 65;
    private static final BigInteger HALF_OF_THE_ORDER = Sign.CURVE_PARAMS.getN().shiftRight(1);

    public Signature {
        byte[] bytes = Hex.decode(value);
        if (bytes.length != LENGTH || (bytes[64] != 27 && bytes[64] != 28)) {
            throw new IllegalArgumentException(
                    "signature: " + value + " (expected: r, s and v of 27 or 28)");
        }
        if (new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64)).compareTo(HALF_OF_THE_ORDER) > 0) {
            throw new IllegalArgumentException(
                    "signature: " + value + " (expected: s in the lower half)");
        }
    }

    /** The 65 bytes. */
    public byte[] bytes() {
        return Hex.decode(value);
    }

    /** Who signed the digest; empty if nobody can have. */
    public Optional<Address> recover(Bytes32 digest) {
        byte[] bytes = bytes();
        Sign.SignatureData data =
                new Sign.SignatureData(
                        bytes[64],
                        Arrays.copyOfRange(bytes, 0, 32),
                        Arrays.copyOfRange(bytes, 32, 64));
        try {
            BigInteger key = Sign.signedMessageHashToKey(digest.bytes(), data);
            return Optional.of(Address.parse("0x" + Keys.getAddress(key)));
        } catch (SignatureException nobody) {
            return Optional.empty();
        }
    }
}
