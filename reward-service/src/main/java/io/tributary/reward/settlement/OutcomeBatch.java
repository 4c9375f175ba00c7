package io.tributary.reward.settlement;

import io.tributary.events.RewardPush;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import io.tributary.values.RewardId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One poll's outcomes: the one that counts of each reward, and what can never be applied.
 *
 * @param outcomes one for each reward
 * @param refused what becomes a dead letter
 */
record OutcomeBatch(List<Outcome> outcomes, List<Handled.Refusal> refused) {

    static OutcomeBatch read(List<RewardPush> pushes) {
        Map<RewardId, Outcome> counting = new LinkedHashMap<>();
        List<Handled.Refusal> refused = new ArrayList<>();
        for (int index = 0; index < pushes.size(); index++) {
            try {
                Outcome outcome = Outcome.of(pushes.get(index));
                counting.merge(outcome.reward(), outcome, OutcomeBatch::counting);
            } catch (IllegalArgumentException e) {
                refused.add(
                        new Handled.Refusal(
                                index, DeadLetterReason.REFUSED, String.valueOf(e.getMessage())));
            }
        }
        return new OutcomeBatch(List.copyOf(counting.values()), refused);
    }

    List<RewardId> rewards() {
        return outcomes.stream().map(Outcome::reward).toList();
    }

    private static Outcome counting(Outcome one, Outcome other) {
        return other.supersedes(one) ? other : one;
    }
}
