package io.tributary.reward.grant;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.CampaignMatch;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.StepHandler;
import io.tributary.reward.lifecycle.Reward;
import io.tributary.reward.lifecycle.RewardMeter;
import io.tributary.reward.lifecycle.RewardStates;
import io.tributary.reward.lifecycle.Rewards;
import io.tributary.reward.settlement.PushOutcomes;
import io.tributary.values.MatchId;
import io.tributary.values.RewardId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Grants matches: read → lock orders → claim → write rewards → announce. Locks are taken in this
 * order: the guard (shared), orders, matches, outcomes, rewards; each kind sorted by its key.
 */
final class RewardGranter implements StepHandler<CampaignMatch> {

    private final GrantedMatches granted;
    private final PushOutcomes outcomes;
    private final Rewards rewards;
    private final Clock clock;
    private final MeterRegistry meters;

    RewardGranter(
            GrantedMatches granted,
            PushOutcomes outcomes,
            Rewards rewards,
            Clock clock,
            MeterRegistry meters) {
        this.granted = granted;
        this.outcomes = outcomes;
        this.rewards = rewards;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Mono<Handled> handle(List<CampaignMatch> records) {
        return granted.oldestGuarded()
                .map(oldest -> MatchBatch.read(records, oldest))
                .flatMap(batch -> grant(records.size(), batch));
    }

    private Mono<Handled> grant(int records, MatchBatch batch) {
        // PostgreSQL keeps microseconds; what is announced now equals what is read back later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return granted.lockOrders(batch.all())
                .then(granted.claim(batch.all(), now))
                .flatMap(claimed -> write(batch, claimed, now).thenReturn(claimed))
                .zipWhen(claimed -> rewards.ofMatches(batch.matches().keySet()))
                .map(both -> announce(records, batch, both.getT1(), both.getT2()));
    }

    private Mono<Void> write(MatchBatch batch, Set<MatchId> claimed, Instant now) {
        List<Reward> fresh =
                batch.all().stream()
                        .filter(match -> claimed.contains(match.id()))
                        .flatMap(match -> match.rewards(now).stream())
                        .toList();
        if (fresh.isEmpty()) {
            return Mono.empty();
        }
        List<RewardId> ids = fresh.stream().map(Reward::id).toList();
        return outcomes.expect(ids).then(rewards.insert(fresh)).then(outcomes.apply(ids)).then();
    }

    private Handled announce(
            int records, MatchBatch batch, Set<MatchId> claimed, List<Reward> all) {
        List<Reward> fresh =
                all.stream().filter(r -> claimed.contains(r.origin().match())).toList();
        List<Reward> before =
                all.stream().filter(r -> !claimed.contains(r.origin().match())).toList();
        RewardMeter.GRANTED.counter(meters).increment(fresh.size());
        RewardMeter.REFUSED.counter(meters).increment(batch.refused().size());
        return new Handled(
                claimed.size(),
                records - claimed.size() - batch.refused().size(),
                RewardStates.announcing(fresh),
                RewardStates.announcing(before),
                batch.refused());
    }
}
