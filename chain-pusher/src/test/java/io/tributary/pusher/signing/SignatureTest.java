package io.tributary.pusher.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.values.Bytes32;
import io.tributary.values.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Sign;

class SignatureTest {

    private static final Bytes32 DIGEST = Bytes32.of(new UUID(7, 9));

    private final LocalSigner signer =
            new LocalSigner(
                    Credentials.create(
                            "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d"));

    @Test
    void recoversToItsSigner() {
        assertThat(signer.address().value())
                .isEqualTo("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
        assertThat(signer.sign(DIGEST).recover(DIGEST)).contains(signer.address());
    }

    @Test
    void doesNotRecoverToItsSignerUnderAnotherDigest() {
        assertThat(signer.sign(DIGEST).recover(Bytes32.of(new UUID(7, 10))))
                .isNotEqualTo(signer.address());
        assertThat(signer.sign(DIGEST).recover(Bytes32.of(new UUID(7, 10))))
                .isNotEqualTo(signer.sign(DIGEST).recover(DIGEST));
    }

    @Test
    void refusesTheMirrorImage() {
        byte[] bytes = signer.sign(DIGEST).bytes();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64));
        byte[] mirrored = Sign.CURVE_PARAMS.getN().subtract(s).toByteArray();
        System.arraycopy(mirrored, mirrored.length - 32, bytes, 32, 32);

        assertThatThrownBy(() -> new Signature(Hex.encode(bytes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower half");
    }
}
