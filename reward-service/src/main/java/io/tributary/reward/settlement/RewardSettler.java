package io.tributary.reward.settlement;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardStatus;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.StepHandler;
import io.tributary.reward.lifecycle.Reward;
import io.tributary.reward.lifecycle.RewardMeter;
import io.tributary.reward.lifecycle.RewardStates;
import io.tributary.reward.lifecycle.Rewards;
import io.tributary.values.RewardId;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Applies outcomes from the chain: keep each that is news → change its reward → announce. */
final class RewardSettler implements StepHandler<RewardPush> {

    private final PushOutcomes outcomes;
    private final Rewards rewards;
    private final MeterRegistry meters;

    RewardSettler(PushOutcomes outcomes, Rewards rewards, MeterRegistry meters) {
        this.outcomes = outcomes;
        this.rewards = rewards;
        this.meters = meters;
    }

    @Override
    public Mono<Handled> handle(List<RewardPush> pushes) {
        OutcomeBatch batch = OutcomeBatch.read(pushes);
        return outcomes.hear(batch.outcomes())
                .flatMap(heard -> settle(pushes.size(), batch, heard));
    }

    private Mono<Handled> settle(int records, OutcomeBatch batch, Set<RewardId> heard) {
        int done = records - batch.refused().size() - heard.size();
        return outcomes.apply(heard)
                .zipWhen(changed -> rewards.byIds(batch.rewards()))
                .map(both -> Settled.of(both.getT1(), both.getT2()))
                .doOnNext(settled -> count(settled.changed(), batch.refused().size()))
                .map(settled -> settled.toHandled(heard.size(), done, batch.refused()));
    }

    private void count(List<Reward> changed, int refused) {
        for (Reward reward : changed) {
            if (reward.status() == RewardStatus.PUSHED) {
                RewardMeter.PUSHED.counter(meters).increment();
            } else if (reward.parkedReason() != null) {
                RewardMeter.PARKED.counter(meters).increment();
            }
        }
        RewardMeter.REFUSED.counter(meters).increment(refused);
    }

    /** The rewards of a poll: those that it changed, and the others as they stand. */
    private record Settled(List<Reward> changed, List<Reward> unchanged) {

        static Settled of(Set<RewardId> changed, List<Reward> all) {
            return new Settled(
                    all.stream().filter(reward -> changed.contains(reward.id())).toList(),
                    all.stream().filter(reward -> !changed.contains(reward.id())).toList());
        }

        Handled toHandled(int applied, int alreadyDone, List<Handled.Refusal> refused) {
            return new Handled(
                    applied,
                    alreadyDone,
                    RewardStates.announcing(changed),
                    RewardStates.announcing(unchanged),
                    refused);
        }
    }
}
