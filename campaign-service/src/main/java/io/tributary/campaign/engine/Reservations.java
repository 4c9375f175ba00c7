package io.tributary.campaign.engine;

import io.tributary.campaign.budget.Budget;
import io.tributary.campaign.limit.LimitKey;
import io.tributary.campaign.limit.UserLimit;
import io.tributary.values.CampaignId;
import io.tributary.values.TokenAmount;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The locked rows of limits and budgets of one batch, as its decisions use them up; written back
 * once.
 */
final class Reservations {

    private final Map<LimitKey, Integer> used;
    private final Map<CampaignId, Budget> budgets;
    private final Map<LimitKey, UserLimit> changedLimits = new LinkedHashMap<>();
    private final Map<CampaignId, Budget> changedBudgets = new LinkedHashMap<>();

    Reservations(Map<LimitKey, Integer> used, Map<CampaignId, Budget> budgets) {
        this.used = new HashMap<>(used);
        this.budgets = new HashMap<>(budgets);
    }

    /** How often the wallet earned so far, under this limit. */
    int used(LimitKey key) {
        return Objects.requireNonNull(used.get(key), () -> "limit not locked: " + key);
    }

    Budget budget(CampaignId campaign) {
        return Objects.requireNonNull(
                budgets.get(campaign), () -> "budget not locked: " + campaign);
    }

    /** Uses up one match of the wallet and this much of the budget. */
    void take(LimitKey key, int most, TokenAmount amount) {
        UserLimit taken = new UserLimit(key, used(key), most).taken();
        used.put(key, taken.used());
        changedLimits.put(key, taken);
        Budget reserved = budget(key.campaign()).reserve(amount);
        budgets.put(key.campaign(), reserved);
        changedBudgets.put(key.campaign(), reserved);
    }

    Collection<UserLimit> changedLimits() {
        return changedLimits.values();
    }

    Map<CampaignId, Budget> changedBudgets() {
        return changedBudgets;
    }
}
