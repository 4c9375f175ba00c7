package io.tributary.pusher.intake;

import io.tributary.events.RewardState;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.StepHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/**
 * Takes in what reward-service says of rewards. Only a higher version changes a row; what comes
 * after a reward was put into a batch is too late.
 */
final class RewardsIntake implements StepHandler<RewardState> {

    private final PushableRewards rewards;

    RewardsIntake(PushableRewards rewards) {
        this.rewards = rewards;
    }

    @Override
    public Mono<Handled> handle(List<RewardState> events) {
        List<Handled.Refusal> refused = new ArrayList<>();
        TreeMap<String, AnnouncedReward> latest = new TreeMap<>();
        for (int index = 0; index < events.size(); index++) {
            try {
                AnnouncedReward reward = AnnouncedReward.of(events.get(index));
                latest.merge(reward.id().toString(), reward, AnnouncedReward::later);
            } catch (IllegalArgumentException wrong) {
                String detail = String.valueOf(wrong.getMessage());
                refused.add(new Handled.Refusal(index, DeadLetterReason.REFUSED, detail));
            }
        }
        return rewards.apply(List.copyOf(latest.values()))
                .map(applied -> handled(events.size(), applied, refused));
    }

    private static Handled handled(int events, int applied, List<Handled.Refusal> refused) {
        int alreadyDone = events - refused.size() - applied;
        return new Handled(applied, alreadyDone, List.of(), List.of(), refused);
    }
}
