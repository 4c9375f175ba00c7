package io.tributary.reward.settlement;

import static io.tributary.reward.HandlerFixture.byId;
import static io.tributary.reward.HandlerFixture.states;
import static io.tributary.reward.Samples.NOW;
import static io.tributary.reward.Samples.TX;
import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.outcome;
import static io.tributary.reward.Samples.parked;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.released;
import static io.tributary.reward.Samples.reward;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import io.tributary.reward.HandlerFixture;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettlementIT {

    private static final HandlerFixture service = HandlerFixture.shared();

    @Test
    void marksAPaidRewardPushedWithItsTransaction() {
        CampaignMatch match = granted();

        Handled handled = service.settle(pushed(reward(match, 0), 1));

        RewardState state = states(handled.fresh()).getFirst();
        assertThat(handled.fresh()).hasSize(1);
        assertThat(state.getStatus()).isEqualTo(RewardStatus.PUSHED);
        assertThat(state.getVersion()).isEqualTo(2);
        assertThat(state.getTxHash()).isEqualTo(TX);
        assertThat(state.getBlockNumber()).isEqualTo(12);
        assertThat(state.getPushedAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(handled.fresh().getFirst().id()).isEqualTo(reward(match, 0) + ":2");
    }

    @Test
    void changesNothingForAnOutcomeDeliveredTwice() {
        CampaignMatch match = granted();
        RewardPush push = pushed(reward(match, 0), 1);
        Handled first = service.settle(push);

        Handled second = service.settle(push);

        assertThat(second.applied()).isZero();
        assertThat(second.alreadyDone()).isEqualTo(1);
        assertThat(second.fresh()).isEmpty();
        assertThat(second.repeated()).isEqualTo(first.fresh());
    }

    @Test
    void keepsAnOutcomeThatComesBeforeItsReward() {
        CampaignMatch match = aMatch().build();
        Handled before = service.settle(pushed(reward(match, 1), 1));

        Handled handled = service.grant(match);

        assertThat(before.fresh()).isEmpty();
        assertThat(handled.fresh()).hasSize(4);
        RewardState early = Objects.requireNonNull(byId(handled.fresh()).get(reward(match, 1)));
        assertThat(early.getStatus()).isEqualTo(RewardStatus.PUSHED);
        assertThat(early.getVersion()).isEqualTo(2);
        assertThat(early.getTxHash()).isEqualTo(TX);
    }

    @Test
    void parksAndReleases() {
        CampaignMatch match = granted();
        UUID id = reward(match, 0);

        RewardState parked = states(service.settle(parked(id, 1, "bank_short")).fresh()).getFirst();
        RewardState released = states(service.settle(released(id, 2)).fresh()).getFirst();

        assertThat(parked.getStatus()).isEqualTo(RewardStatus.PENDING);
        assertThat(parked.getParkedReason()).isEqualTo("bank_short");
        assertThat(parked.getVersion()).isEqualTo(2);
        assertThat(released.getParkedReason()).isNull();
        assertThat(released.getVersion()).isEqualTo(3);
    }

    @Test
    void ignoresAStaleOutcome() {
        CampaignMatch match = granted();
        UUID id = reward(match, 0);
        service.settle(released(id, 2));

        Handled handled = service.settle(parked(id, 1, "bank_short"));

        assertThat(handled.alreadyDone()).isEqualTo(1);
        assertThat(handled.fresh()).isEmpty();
        assertThat(service.state(match, 0).getParkedReason()).isNull();
    }

    @Test
    void neverUnpaysWhatWasPaid() {
        CampaignMatch match = granted();
        UUID id = reward(match, 0);
        service.settle(pushed(id, 3));

        Handled handled = service.settle(parked(id, 9, "bank_short"), released(id, 10));

        assertThat(handled.fresh()).isEmpty();
        assertThat(service.state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
        assertThat(service.state(match, 0).getParkedReason()).isNull();
        assertThat(service.state(match, 0).getVersion()).isEqualTo(2);
    }

    @Test
    void believesAPaymentWhateverItsVersion() {
        CampaignMatch match = granted();
        UUID id = reward(match, 0);
        service.settle(parked(id, 9, "bank_short"));

        service.settle(pushed(id, 3));

        assertThat(service.state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    @Test
    void takesTheOutcomeThatCountsOfSeveralInOnePoll() {
        CampaignMatch match = granted();
        UUID id = reward(match, 0);

        Handled handled =
                service.settle(pushed(id, 3), parked(id, 1, "bank_short"), released(id, 2));

        assertThat(handled.fresh()).hasSize(1);
        assertThat(handled.applied() + handled.alreadyDone()).isEqualTo(3);
        assertThat(service.state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    @Test
    void refusesWhatItCannotUnderstandAndAppliesTheOthers() {
        CampaignMatch match = granted();
        RewardPush good = pushed(reward(match, 0), 1);
        RewardPush unknown = outcome(reward(match, 1), 1, PushOutcome.UNKNOWN).build();
        RewardPush unproven = outcome(reward(match, 2), 1, PushOutcome.PUSHED).build();
        RewardPush unnumbered = parked(reward(match, 3), 0, "bank_short");

        Handled handled = service.settle(unknown, good, unproven, unnumbered);

        assertThat(handled.fresh()).hasSize(1);
        assertThat(handled.refused()).extracting(Handled.Refusal::index).containsExactly(0, 2, 3);
        assertThat(handled.refused())
                .extracting(Handled.Refusal::reason)
                .containsOnly(DeadLetterReason.REFUSED);
    }

    @Test
    void refusesAPaymentThatNoBlockHoldsBeforeItSpoilsItsMatch() {
        CampaignMatch match = aMatch().build();
        RewardPush impossible =
                outcome(reward(match, 0), 1, PushOutcome.PUSHED)
                        .setTxHash(TX)
                        .setBlockNumber(-1L)
                        .setPushedAt(NOW)
                        .build();
        Handled refused = service.settle(impossible);
        Handled granted = service.grant(match);

        assertThat(refused.refused()).hasSize(1);
        assertThat(granted.fresh()).hasSize(4);
    }

    private static CampaignMatch granted() {
        CampaignMatch match = aMatch().build();
        service.grant(match);
        return match;
    }
}
