package io.tributary.product.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.product.TestWallet;
import java.math.BigInteger;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.Sign;

class PersonalSignatureTest {

    private static final TestWallet WALLET = TestWallet.draw();

    @Property(tries = 20)
    void recoversWhoeverSigned(@ForAll String text) {
        String message = text.replaceAll("\\p{Cs}", "");

        assertThat(
                        PersonalSignature.parse(WALLET.sign(message))
                                .flatMap(signature -> signature.signer(message)))
                .contains(WALLET.address());
    }

    @Test
    void takesTheRecoveryIdInBothForms() {
        String signature = WALLET.sign("text");
        int v = Integer.parseInt(signature.substring(130), 16);
        String low = signature.substring(0, 130) + "0" + (v - 27);

        assertThat(PersonalSignature.parse(low).flatMap(parsed -> parsed.signer("text")))
                .contains(WALLET.address());
    }

    @Test
    void refusesTheMirrorImageOfASignature() {
        String signature = WALLET.sign("text");
        BigInteger s = new BigInteger(signature.substring(66, 130), 16);
        String high = String.format("%064x", Sign.CURVE_PARAMS.getN().subtract(s));
        String flipped = signature.endsWith("1b") ? "1c" : "1b";

        assertThat(PersonalSignature.parse(signature.substring(0, 66) + high + flipped)).isEmpty();
    }

    @Test
    void recoversSomebodyElseFromAnotherText() {
        assertThat(
                        PersonalSignature.parse(WALLET.sign("text"))
                                .flatMap(parsed -> parsed.signer("other")))
                .isNotEqualTo(Optional.of(WALLET.address()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0x12", "not hex"})
    void refusesWhatIsNoSignature(String text) {
        assertThat(PersonalSignature.parse(text)).isEmpty();
    }

    @Test
    void refusesNumbersOutsideTheCurve() {
        String order = String.format("%064x", Sign.CURVE_PARAMS.getN());
        String one = "0".repeat(63) + "1";

        assertThat(PersonalSignature.parse("0x" + "0".repeat(64) + one + "1b")).isEmpty();
        assertThat(PersonalSignature.parse("0x" + one + "0".repeat(64) + "1b")).isEmpty();
        assertThat(PersonalSignature.parse("0x" + order + one + "1b")).isEmpty();
        assertThat(PersonalSignature.parse("0x" + one + one + "1d")).isEmpty();
        assertThat(PersonalSignature.parse("0x" + one + one + "ff")).isEmpty();
    }
}
