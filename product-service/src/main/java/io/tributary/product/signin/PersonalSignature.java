package io.tributary.product.signin;

import io.tributary.values.Address;
import io.tributary.values.Hex;
import io.tributary.values.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Optional;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/**
 * A signature by {@code personal_sign} (EIP-191, version 0x45): r, s, v in 65 bytes. v may be 0, 1,
 * 27 or 28; s has to be in the lower half (EIP-2), since the mirror image of a signature is none
 * that a wallet makes.
 *
 * @param r 1 to n - 1
 * @param s 1 to n / 2
 * @param v 27 or 28
 */
record PersonalSignature(BigInteger r, BigInteger s, byte v) {

    private static final int LENGTH = 65;

    /** The order n of secp256k1 (SEC 2, 2.4.1). */
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    /** Reads {@code 0x} and 130 hex digits; empty if it is none. */
    static Optional<PersonalSignature> parse(String text) {
        if (text.length() != 2 + 2 * LENGTH || !text.matches("0x[0-9A-Fa-f]+")) {
            return Optional.empty();
        }
        byte[] bytes = Hex.decode(text);
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(bytes, 0, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64));
        int v = bytes[64] < 27 ? bytes[64] + 27 : bytes[64];
        boolean possible =
                r.signum() > 0
                        && r.compareTo(ORDER) < 0
                        && s.signum() > 0
                        && s.compareTo(HALF_ORDER) <= 0
                        && (v == 27 || v == 28);
        return possible ? Optional.of(new PersonalSignature(r, s, (byte) v)) : Optional.empty();
    }

    /** Who signed the text; empty if nobody can have. */
    Optional<Address> signer(String text) {
        byte[] hash = Sign.getEthereumMessageHash(text.getBytes(StandardCharsets.UTF_8));
        Sign.SignatureData data =
                new Sign.SignatureData(
                        v, Numeric.toBytesPadded(r, 32), Numeric.toBytesPadded(s, 32));
        try {
            byte[] key = Numeric.toBytesPadded(Sign.signedMessageHashToKey(hash, data), 64);
            return Optional.of(Address.ofWord(Keccak256.hash(key)));
        } catch (SignatureException | RuntimeException nobody) {
            return Optional.empty();
        }
    }
}
