package io.tributary.reward;

import static io.tributary.reward.HandlerFixture.byId;
import static io.tributary.reward.HandlerFixture.now;
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
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

class SettlementIT {

    private static HandlerFixture service;

    @BeforeAll
    static void start() {
        service = new HandlerFixture();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

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
        assertThat(state(match, 0).getParkedReason()).isNull();
    }

    @Test
    void neverUnpaysWhatWasPaid() {
        CampaignMatch match = granted();
        UUID id = reward(match, 0);
        service.settle(pushed(id, 3));

        Handled handled = service.settle(parked(id, 9, "bank_short"), released(id, 10));

        assertThat(handled.fresh()).isEmpty();
        assertThat(state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
        assertThat(state(match, 0).getParkedReason()).isNull();
        assertThat(state(match, 0).getVersion()).isEqualTo(2);
    }

    @Test
    void believesAPaymentWhateverItsVersion() {
        CampaignMatch match = granted();
        UUID id = reward(match, 0);
        service.settle(parked(id, 9, "bank_short"));

        service.settle(pushed(id, 3));

        assertThat(state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    @Test
    void takesTheOutcomeThatCountsOfSeveralInOnePoll() {
        CampaignMatch match = granted();
        UUID id = reward(match, 0);

        Handled handled =
                service.settle(pushed(id, 3), parked(id, 1, "bank_short"), released(id, 2));

        assertThat(handled.fresh()).hasSize(1);
        assertThat(handled.applied() + handled.alreadyDone()).isEqualTo(3);
        assertThat(state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void endsTheSameInWhateverOrderAndHoweverOften(long seed) {
        Random random = new Random(seed);
        CampaignMatch match = aMatch().build();
        List<RewardPush> story = new ArrayList<>();
        for (int times = 0; times < 2; times++) {
            story.add(parked(reward(match, 0), 1, "bank_short"));
            story.add(released(reward(match, 0), 2));
            story.add(pushed(reward(match, 0), 3));
            story.add(parked(reward(match, 1), 1, "bank_short"));
            story.add(parked(reward(match, 1), 2, "node_away"));
            story.add(parked(reward(match, 2), 1, "bank_short"));
            story.add(released(reward(match, 2), 2));
        }
        Collections.shuffle(story, random);
        Map<UUID, Long> versions = new HashMap<>();
        int grantAt = random.nextInt(story.size() + 1);

        for (int i = 0; i <= story.size(); i++) {
            if (i == grantAt) {
                note(versions, service.grant(match).fresh());
            }
            if (i < story.size()) {
                note(versions, service.settle(story.get(i)).fresh());
            }
        }

        assertThat(state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
        assertThat(state(match, 0).getParkedReason()).isNull();
        assertThat(state(match, 1).getStatus()).isEqualTo(RewardStatus.PENDING);
        assertThat(state(match, 1).getParkedReason()).isEqualTo("node_away");
        assertThat(state(match, 2).getParkedReason()).isNull();
        assertThat(state(match, 3).getVersion()).isEqualTo(1);
    }

    @Test
    void missesNothingWhereGrantAndOutcomesMeet() {
        List<CampaignMatch> matches = Stream.generate(() -> aMatch().build()).limit(50).toList();
        List<RewardPush> pushes =
                matches.stream().map(match -> pushed(reward(match, 0), 2)).toList();
        List<RewardPush> parks =
                matches.stream().map(match -> parked(reward(match, 1), 1, "bank_short")).toList();
        List<RewardPush> backwards = new ArrayList<>(pushes);
        Collections.reverse(backwards);

        now(
                Flux.merge(
                                service.settling(backwards),
                                service.granting(matches),
                                service.settling(parks),
                                service.settling(pushes))
                        .collectList());

        for (CampaignMatch match : matches) {
            assertThat(state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
            assertThat(state(match, 0).getVersion()).isEqualTo(2);
            assertThat(state(match, 1).getParkedReason()).isEqualTo("bank_short");
        }
    }

    @Test
    void hearsTheFirstOutcomeWhileItsRewardIsBeingGranted() {
        CampaignMatch match = aMatch().build();

        service.interleave(service.bare(match), service.bare(pushed(reward(match, 0), 1)));

        assertThat(state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    @Test
    void hearsAFurtherOutcomeWhileItsRewardIsBeingGranted() {
        CampaignMatch match = aMatch().build();
        service.settle(parked(reward(match, 0), 1, "bank_short"));

        service.interleave(service.bare(match), service.bare(pushed(reward(match, 0), 2)));

        assertThat(state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    @Test
    void grantsWhileAnOutcomeOfTheRewardIsBeingHeard() {
        CampaignMatch match = aMatch().build();

        service.interleave(service.bare(pushed(reward(match, 0), 1)), service.bare(match));

        assertThat(state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    /** Every announcement of a change carries a higher version than the one before. */
    private static void note(Map<UUID, Long> versions, List<Outgoing<?>> announced) {
        for (RewardState state : states(announced)) {
            Long before = versions.put(state.getRewardId(), state.getVersion());
            assertThat(state.getVersion()).isGreaterThan(before == null ? 0 : before);
        }
    }

    private static CampaignMatch granted() {
        CampaignMatch match = aMatch().build();
        service.grant(match);
        return match;
    }

    private static RewardState state(CampaignMatch match, int level) {
        return Objects.requireNonNull(service.states(match).get(level));
    }
}
