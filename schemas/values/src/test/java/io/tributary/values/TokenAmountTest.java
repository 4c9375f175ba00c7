package io.tributary.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TokenAmountTest {

    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    @Provide
    Arbitrary<TokenAmount> amounts() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, MODULUS.subtract(BigInteger.ONE))
                .map(TokenAmount::new);
    }

    @Property
    void survivesBeingWritten(@ForAll("amounts") TokenAmount amount) {
        assertThat(TokenAmount.parse(amount.toString())).isEqualTo(amount);
    }

    @Property
    void neverWrapsInASum(@ForAll("amounts") TokenAmount one, @ForAll("amounts") TokenAmount two) {
        BigInteger sum = one.units().add(two.units());
        if (sum.compareTo(MODULUS) < 0) {
            assertThat(one.plus(two).units()).isEqualTo(sum);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> one.plus(two));
        }
    }

    @Property
    void takesBackWhatWasAdded(
            @ForAll("amounts") TokenAmount one, @ForAll("amounts") TokenAmount two) {
        Assume.that(one.units().add(two.units()).compareTo(MODULUS) < 0);
        assertThat(one.plus(two).minus(two)).isEqualTo(one);
    }

    @Property
    void aShareAndTheRestAreTheWhole(
            @ForAll("amounts") TokenAmount amount, @ForAll @IntRange(max = 10_000) int share) {
        TokenAmount part = amount.shareRoundedDown(new BasisPoints(share));
        assertThat(part).isLessThanOrEqualTo(amount);
        BigInteger exact = amount.units().multiply(BigInteger.valueOf(share));
        BigInteger lost = exact.subtract(part.units().multiply(BigInteger.valueOf(10_000)));
        assertThat(lost).isBetween(BigInteger.ZERO, BigInteger.valueOf(9_999));
    }

    @Example
    void refusesWhatIsNoAmount() {
        for (String text :
                new String[] {
                    "",
                    "-1",
                    "+1",
                    "01",
                    "1.0",
                    "1e3",
                    " 1",
                    "١",
                    MODULUS.toString(),
                    "9".repeat(200)
                }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TokenAmount.parse(text))
                    .withMessageContaining("0 <= units < 2^256");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenAmount.of(1).minus(TokenAmount.of(2)));
    }
}
