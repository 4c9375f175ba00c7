package io.tributary.reward.grant;

import static io.tributary.reward.Samples.NOW;
import static io.tributary.reward.Samples.aMatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import io.tributary.reward.HandlerFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardIT {

    private static final HandlerFixture service = HandlerFixture.shared();

    @Test
    void keepsTheGuardInThePartitionOfItsMonth() {
        service.grant(aMatch().build());

        assertThat(service.count("select count(*) from reward_matches_default")).isZero();
    }

    @Test
    void guardsWhatLiesBeyondThePartitionsToo() {
        CampaignMatch early = aMatch().setReceivedAt(NOW.plus(Duration.ofDays(200))).build();

        try (HandlerFixture other = new HandlerFixture()) {
            assertThat(other.grant(early).applied()).isEqualTo(1);
            assertThat(other.grant(early).applied()).isZero();
            assertThat(other.count("select count(*) from reward_matches_default")).isEqualTo(1);
        }
    }

    @Test
    void forgetsPartitionsPastKeepingAndRefusesTheirMatches() {
        CampaignMatch match = aMatch().build();

        try (HandlerFixture other = new HandlerFixture()) {
            other.grant(match);
            long stray =
                    other.count(
                            "select maintain_reward_guards(now() + interval '300 days', interval '180 days')");

            Handled handled = other.grant(match);

            assertThat(stray).isZero();
            assertThat(other.count("select count(*) from reward_matches")).isZero();
            assertThat(handled.refused())
                    .extracting(Handled.Refusal::reason)
                    .containsExactly(DeadLetterReason.TOO_OLD);
        }
    }

    @Test
    void keepsUpItsPartitionsEveryHour() throws Exception {
        Lease lease = new Lease("upkeep", 1, NOW);

        assertThat(service.upkeep.run(lease)).isEqualTo(Duration.ofHours(1));
        assertThat(service.upkeep.run(lease)).isEqualTo(Duration.ofHours(1));

        // Six months back, this one, two ahead; where 180 days reach into a seventh, one more.
        assertThat(
                        service.count(
                                "select count(*) from pg_inherits where inhparent = 'reward_matches'::regclass"))
                .isBetween(9L, 11L);
    }
}
