package io.tributary.product;

import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** A wallet that signs as browsers' wallets do. */
public record TestWallet(Address address, ECKeyPair keys) {

    /** An account of the development chain. */
    public static TestWallet of(DevAccounts account) {
        ECKeyPair keys = ECKeyPair.create(Numeric.toBigInt(account.privateKey()));
        return new TestWallet(account.address(), keys);
    }

    /** A wallet that nobody has seen before. */
    public static TestWallet draw() {
        ECKeyPair keys =
                ECKeyPair.create(new BigInteger(250, new SecureRandom()).add(BigInteger.ONE));
        return new TestWallet(Address.parse("0x" + Keys.getAddress(keys)), keys);
    }

    /** {@code personal_sign}: r, s, v in hex. */
    public String sign(String message) {
        Sign.SignatureData signed =
                Sign.signPrefixedMessage(message.getBytes(StandardCharsets.UTF_8), keys);
        return Numeric.toHexString(signed.getR())
                + Numeric.toHexStringNoPrefix(signed.getS())
                + Numeric.toHexStringNoPrefix(signed.getV());
    }
}
