package io.tributary.campaign.engine;

import io.tributary.campaign.budget.Budget;
import io.tributary.campaign.decision.Reason;
import io.tributary.campaign.definition.Candidate;
import io.tributary.values.TokenAmount;
import java.util.Map;

/** Decides whether a pair earns: the rule itself, without any input or output. */
final class Judge {

    private Judge() {}

    /** Decides the pair and, if it earns, uses up limit and budget. */
    static Pair.Finding decide(Pair pair, Reservations reservations) {
        return pair.obstacle().orElseGet(() -> decideByFigures(pair, reservations));
    }

    private static Pair.Finding decideByFigures(Pair pair, Reservations reservations) {
        Candidate campaign = pair.campaign();
        int most = campaign.terms().maxRewardsPerUser();
        int used = reservations.used(pair.limitKey());
        if (most > 0 && used >= most) {
            return new Pair.Finding(Reason.USER_LIMIT_REACHED, Map.of("limit", most, "used", used));
        }
        Budget budget = reservations.budget(campaign.id());
        TokenAmount needed = pair.needed();
        if (!budget.admits(needed)) {
            return new Pair.Finding(Reason.BUDGET_EXHAUSTED, figures(budget, needed));
        }
        if (pair.interaction().test()) {
            return new Pair.Finding(Reason.TEST_MODE, Map.of("needed", needed.toString()));
        }
        reservations.take(pair.limitKey(), most, needed);
        return new Pair.Finding(Reason.MATCHED, matched(pair, used + 1, most));
    }

    private static Map<String, Object> figures(Budget budget, TokenAmount needed) {
        return Map.of(
                "cap", budget.cap().toString(),
                "reserved", budget.reserved().toString(),
                "needed", needed.toString());
    }

    private static Map<String, Object> matched(Pair pair, int used, int most) {
        return Map.of("limit", most, "used", used, "referrers", pair.sharers().size());
    }
}
