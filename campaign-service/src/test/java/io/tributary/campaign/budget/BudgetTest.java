package io.tributary.campaign.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BudgetTest {

    private static final BigInteger MOST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    @Property
    void neverReservesMoreThanTheCap(
            @ForAll("amounts") TokenAmount cap, @ForAll("lists") List<TokenAmount> wishes) {
        Budget budget = Budget.open(cap);
        BigInteger granted = BigInteger.ZERO;
        for (TokenAmount wish : wishes) {
            if (budget.admits(wish)) {
                budget = budget.reserve(wish);
                granted = granted.add(wish.units());
            }
        }
        assertThat(budget.reserved().units()).isEqualTo(granted);
        assertThat(granted).isLessThanOrEqualTo(cap.isZero() ? MOST : cap.units());
    }

    @Property
    void admitsExactlyWhatRemains(
            @ForAll("amounts") TokenAmount cap, @ForAll("amounts") TokenAmount wish) {
        if (cap.isZero()) {
            assertThat(Budget.open(cap).admits(wish)).isTrue();
        } else {
            assertThat(Budget.open(cap).admits(wish)).isEqualTo(!wish.isMoreThan(cap));
        }
    }

    @Property
    void releasingUndoesReserving(@ForAll("amounts") TokenAmount amount) {
        Budget open = Budget.open(TokenAmount.ZERO);

        assertThat(open.reserve(amount).release(amount)).isEqualTo(open);
    }

    @Property
    void refusesToReleaseMoreThanIsReserved(@ForAll("amounts") TokenAmount amount) {
        Budget open = Budget.open(TokenAmount.ZERO);
        if (!amount.isZero()) {
            assertThatThrownBy(() -> open.release(amount))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<TokenAmount> amounts() {
        return Arbitraries.oneOf(
                        Arbitraries.bigIntegers()
                                .between(BigInteger.ZERO, BigInteger.valueOf(1000)),
                        Arbitraries.bigIntegers().between(BigInteger.ZERO, MOST))
                .map(TokenAmount::new);
    }

    @Provide
    Arbitrary<List<TokenAmount>> lists() {
        return amounts().list().ofMaxSize(40);
    }
}
