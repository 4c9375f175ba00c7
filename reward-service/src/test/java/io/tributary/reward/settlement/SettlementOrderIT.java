package io.tributary.reward.settlement;

import static io.tributary.reward.HandlerFixture.now;
import static io.tributary.reward.HandlerFixture.states;
import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.parked;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.released;
import static io.tributary.reward.Samples.reward;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.messaging.Outgoing;
import io.tributary.reward.HandlerFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Outcomes and matches in every order, and at the same time. */
class SettlementOrderIT {

    private static final HandlerFixture service = HandlerFixture.shared();

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

        assertThat(service.state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
        assertThat(service.state(match, 0).getParkedReason()).isNull();
        assertThat(service.state(match, 1).getStatus()).isEqualTo(RewardStatus.PENDING);
        assertThat(service.state(match, 1).getParkedReason()).isEqualTo("node_away");
        assertThat(service.state(match, 2).getParkedReason()).isNull();
        assertThat(service.state(match, 3).getVersion()).isEqualTo(1);
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
            assertThat(service.state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
            assertThat(service.state(match, 0).getVersion()).isEqualTo(2);
            assertThat(service.state(match, 1).getParkedReason()).isEqualTo("bank_short");
        }
    }

    @Test
    void hearsTheFirstOutcomeWhileItsRewardIsBeingGranted() {
        CampaignMatch match = aMatch().build();

        service.interleave(service.bare(match), service.bare(pushed(reward(match, 0), 1)));

        assertThat(service.state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    @Test
    void hearsAFurtherOutcomeWhileItsRewardIsBeingGranted() {
        CampaignMatch match = aMatch().build();
        service.settle(parked(reward(match, 0), 1, "bank_short"));

        service.interleave(service.bare(match), service.bare(pushed(reward(match, 0), 2)));

        assertThat(service.state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    @Test
    void grantsWhileAnOutcomeOfTheRewardIsBeingHeard() {
        CampaignMatch match = aMatch().build();

        service.interleave(service.bare(pushed(reward(match, 0), 1)), service.bare(match));

        assertThat(service.state(match, 0).getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    /** Every announcement of a change carries a higher version than the one before. */
    private static void note(Map<UUID, Long> versions, List<Outgoing<?>> announced) {
        for (RewardState state : states(announced)) {
            Long before = versions.put(state.getRewardId(), state.getVersion());
            assertThat(state.getVersion()).isGreaterThan(before == null ? 0 : before);
        }
    }
}
