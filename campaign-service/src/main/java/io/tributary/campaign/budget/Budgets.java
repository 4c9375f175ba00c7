package io.tributary.campaign.budget;

import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.values.CampaignId;
import io.tributary.values.TokenAmount;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code campaign_budgets}: one per campaign, for its whole life. */
@Component
public class Budgets {

    private static final String TOTAL = "total";

    private final DatabaseClient database;

    Budgets(DatabaseClient database) {
        this.database = database;
    }

    /** The row of a new campaign. */
    public Mono<Void> open(CampaignId campaign, TokenAmount cap) {
        return database.sql(
                        """
                        insert into campaign_budgets (campaign_id, budget_window, reserved, cap)
                        values (:campaign, :window, 0, :cap)
                        """)
                .bind("campaign", campaign.value())
                .bind("window", TOTAL)
                .bind("cap", new BigDecimal(cap.units()))
                .then();
    }

    /** Locks the rows of these campaigns in the order (campaign, window). */
    public Mono<Map<CampaignId, Budget>> lock(Set<CampaignId> campaigns) {
        if (campaigns.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(
                        """
                        select campaign_id, reserved, cap
                          from campaign_budgets
                         where campaign_id = any(:campaigns::uuid[])
                           and budget_window = :window
                         order by campaign_id, budget_window
                           for update
                        """)
                .bind("campaigns", Unnest.uuids(campaigns, CampaignId::value))
                .bind("window", TOTAL)
                .map(row -> toBudget(new Columns(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Writes locked rows back. */
    public Mono<Void> write(Map<CampaignId, Budget> budgets) {
        if (budgets.isEmpty()) {
            return Mono.empty();
        }
        Set<Map.Entry<CampaignId, Budget>> rows = budgets.entrySet();
        return database.sql(
                        """
                        update campaign_budgets b
                           set reserved = k.reserved
                          from unnest(:campaigns::uuid[], :reserved::numeric[]) as k (campaign_id, reserved)
                         where b.campaign_id = k.campaign_id
                           and b.budget_window = :window
                        """)
                .bind("campaigns", Unnest.uuids(rows, row -> row.getKey().value()))
                .bind("reserved", Unnest.amounts(rows, row -> row.getValue().reserved()))
                .bind("window", TOTAL)
                .then();
    }

    private static Map.Entry<CampaignId, Budget> toBudget(Columns row) {
        Budget budget = new Budget(row.amount("reserved"), row.amount("cap"));
        return Map.entry(new CampaignId(row.uuid("campaign_id")), budget);
    }
}
