package io.tributary.reward.grant;

import static io.tributary.reward.Samples.NOW;
import static io.tributary.reward.Samples.aMatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.R2dbcException;
import io.tributary.events.CampaignMatch;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import io.tributary.reward.HandlerFixture;
import io.tributary.reward.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalIT {

    private static final HandlerFixture service = HandlerFixture.shared();

    @Test
    void refusesTermsThatDoNotAddUpAndGrantsTheOthers() {
        CampaignMatch good = aMatch().build();
        CampaignMatch wrong = aMatch().setReserved("10000000000000000001").build();

        Handled handled = service.grant(good, wrong);

        assertThat(handled.applied()).isEqualTo(1);
        assertThat(handled.fresh()).hasSize(4);
        assertThat(handled.refused())
                .containsExactly(
                        new Handled.Refusal(
                                1,
                                DeadLetterReason.REFUSED,
                                "reserved: 10000000000000000001 (expected: 10000000000000000000, the sum of the shares)"));
    }

    @Test
    void refusesWhatIsNoAmountAddressShareOrDepth() {
        List<CampaignMatch> wrong =
                List.of(
                        aMatch().setBaseAmount("1e18").build(),
                        aMatch().setToken("0x12").build(),
                        aMatch().setUserPercent(10_001).build(),
                        aMatch().setReferralChain(Samples.wallets(11)).build());

        Handled handled = service.grant(wrong.toArray(CampaignMatch[]::new));

        assertThat(handled.refused())
                .extracting(Handled.Refusal::index)
                .containsExactly(0, 1, 2, 3);
        assertThat(handled.fresh()).isEmpty();
    }

    @Test
    void refusesWhatIsOlderThanTheGuard() {
        CampaignMatch old = aMatch().setReceivedAt(NOW.minus(Duration.ofDays(400))).build();

        Handled handled = service.grant(old);

        assertThat(handled.applied()).isZero();
        assertThat(handled.refused())
                .singleElement()
                .extracting(Handled.Refusal::reason)
                .isEqualTo(DeadLetterReason.TOO_OLD);
    }

    @Test
    void failsByContentWhereTheDatabaseCannotHoldIt() {
        CampaignMatch poison = aMatch().setOrderId("A\u0000").build();

        assertThatThrownBy(() -> service.grant(aMatch().build(), poison))
                .hasRootCauseInstanceOf(R2dbcException.class)
                .rootCause()
                .extracting(e -> ((R2dbcException) e).getSqlState())
                .asString()
                .startsWith("22");
    }
}
