package io.tributary.pusher.fee;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class FeePolicyTest {

    private static final FeePolicy POLICY = new FeePolicy(Wei.of(1_000), Wei.of(2));

    @Example
    void leavesRoomForABaseFeeThatDoubles() {
        assertThat(POLICY.first(new FeeHistory(Wei.of(100), Wei.of(7))))
                .contains(new Fees(Wei.of(207), Wei.of(7)));
    }

    @Example
    void offersTheLeastTipWhereTheMarketAsksNone() {
        assertThat(POLICY.first(new FeeHistory(Wei.of(100), Wei.of(0))))
                .contains(new Fees(Wei.of(202), Wei.of(2)));
    }

    @Example
    void waitsWhileGasIsDearerThanTheCap() {
        assertThat(POLICY.first(new FeeHistory(Wei.of(999), Wei.of(2)))).isEmpty();
        assertThat(POLICY.first(new FeeHistory(Wei.of(998), Wei.of(2))))
                .contains(new Fees(Wei.of(1_000), Wei.of(2)));
    }

    @Example
    void doesNotReplaceBeyondTheCap() {
        assertThat(
                        POLICY.replacing(
                                new Fees(Wei.of(900), Wei.of(2)),
                                new FeeHistory(Wei.of(1), Wei.of(1))))
                .isEmpty();
    }

    @Property
    void raisesBothByAnEighthAtLeast(
            @ForAll @LongRange(min = 2, max = 888) long maximum,
            @ForAll @LongRange(min = 1, max = 2_000) long baseFee) {
        Fees stuck = new Fees(Wei.of(maximum), Wei.of(2));

        Fees replacing =
                POLICY.replacing(stuck, new FeeHistory(Wei.of(baseFee), Wei.of(1))).orElseThrow();

        assertThat(replacing.maximum().value().longValueExact() * 8)
                .isGreaterThanOrEqualTo(maximum * 9);
        assertThat(replacing.priority().value().longValueExact() * 8).isGreaterThanOrEqualTo(2 * 9);
        assertThat(replacing.maximum()).isLessThanOrEqualTo(Wei.of(1_000));
    }
}
