package io.tributary.campaign.budget;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.campaign.guard.CampaignFence;
import io.tributary.campaign.guard.GuardWindow;
import io.tributary.campaign.meter.CampaignMeter;
import io.tributary.events.RewardState;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.StepHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives back to the budget what a reward held that died, once for each reward: death is final, so
 * that its first version to arrive releases and every other one, of the same or another version,
 * changes nothing.
 */
@Component
class RewardReleases implements StepHandler<RewardState> {

    private final CampaignFence fence;
    private final ReleasedRewards released;
    private final Budgets budgets;
    private final MeterRegistry meters;

    RewardReleases(
            CampaignFence fence, ReleasedRewards released, Budgets budgets, MeterRegistry meters) {
        this.fence = fence;
        this.released = released;
        this.budgets = budgets;
        this.meters = meters;
    }

    @Override
    public Mono<Handled> handle(List<RewardState> events) {
        if (events.stream().noneMatch(RewardReleases::isDead)) {
            return Mono.just(Handled.silently(0, events.size()));
        }
        return fence.share().flatMap(window -> release(events, window));
    }

    private Mono<Handled> release(List<RewardState> events, GuardWindow window) {
        List<Handled.Refusal> refused = new ArrayList<>();
        Map<UUID, Release> dead = new LinkedHashMap<>();
        for (int index = 0; index < events.size(); index++) {
            RewardState event = events.get(index);
            if (isDead(event) && window.isTooOld(event.getReceivedAt())) {
                refused.add(window.tooOld(index, event.getReceivedAt()));
            } else if (isDead(event)) {
                dead.putIfAbsent(event.getRewardId(), Release.of(event));
            }
        }
        return released.claim(dead.values(), window.now())
                .flatMap(claimed -> giveBack(dead, claimed).thenReturn(claimed.size()))
                .map(count -> handled(events.size(), count, refused));
    }

    private Mono<Void> giveBack(Map<UUID, Release> dead, Set<UUID> claimed) {
        List<Release> releases =
                dead.values().stream()
                        .filter(release -> claimed.contains(release.reward().value()))
                        .toList();
        return budgets.lock(Release.campaigns(releases))
                .flatMap(locked -> budgets.write(Release.apply(releases, locked)))
                .then(
                        Mono.fromRunnable(() ->
                                CampaignMeter.RELEASES.counter(meters).increment(releases.size())));
    }

    private static Handled handled(int events, int applied, List<Handled.Refusal> refused) {
        return new Handled(
                applied, events - applied - refused.size(), List.of(), List.of(), refused);
    }

    private static boolean isDead(RewardState event) {
        return switch (event.getStatus()) {
            case CANCELLED, EXPIRED -> true;
            case UNKNOWN, PENDING, PUSHED, QUARANTINED -> false;
        };
    }
}
