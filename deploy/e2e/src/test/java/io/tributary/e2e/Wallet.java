package io.tributary.e2e;

import io.tributary.values.Address;
import io.tributary.values.Hex;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;

/** A user with a key of their own. */
public record Wallet(Credentials credentials) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A wallet that nobody has seen. */
    public static Wallet random() {
        return new Wallet(
                Credentials.create(
                        ECKeyPair.create(new BigInteger(250, RANDOM).add(BigInteger.ONE))));
    }

    /** The wallet of a key. */
    public static Wallet of(String privateKey) {
        return new Wallet(Credentials.create(privateKey));
    }

    /** In lower case. */
    public String address() {
        return Address.parse(credentials.getAddress()).value();
    }

    /** A signature as {@code personal_sign} makes it. */
    public String sign(String message) {
        Sign.SignatureData signed =
                Sign.signPrefixedMessage(
                        message.getBytes(StandardCharsets.UTF_8), credentials.getEcKeyPair());
        byte[] bytes = new byte[65];
        System.arraycopy(signed.getR(), 0, bytes, 0, 32);
        System.arraycopy(signed.getS(), 0, bytes, 32, 32);
        bytes[64] = signed.getV()[0];
        return Hex.encode(bytes);
    }
}
