package io.tributary.campaign.engine;

import io.tributary.campaign.budget.Budgets;
import io.tributary.campaign.limit.LimitKey;
import io.tributary.campaign.limit.UserLimits;
import io.tributary.values.CampaignId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Locks what pairs may use up, limits before budgets, and writes back what they did. */
@Component
class ReservationDesk {

    private final UserLimits limits;
    private final Budgets budgets;

    ReservationDesk(UserLimits limits, Budgets budgets) {
        this.limits = limits;
        this.budgets = budgets;
    }

    /** Locks the rows of the pairs that nothing else stands against. */
    Mono<Reservations> lock(List<Pair> pairs) {
        List<Pair> open = pairs.stream().filter(pair -> pair.obstacle().isEmpty()).toList();
        Set<LimitKey> keys = open.stream().map(Pair::limitKey).collect(Collectors.toSet());
        Set<CampaignId> campaigns =
                keys.stream().map(LimitKey::campaign).collect(Collectors.toSet());
        return limits.lock(keys)
                .flatMap(used ->
                        budgets.lock(campaigns).map(locked -> new Reservations(used, locked)));
    }

    /** Writes each changed row once. */
    Mono<Void> write(Reservations reservations) {
        return limits.write(reservations.changedLimits())
                .then(Mono.defer(() -> budgets.write(reservations.changedBudgets())));
    }
}
