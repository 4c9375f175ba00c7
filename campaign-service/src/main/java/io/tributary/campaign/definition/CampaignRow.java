package io.tributary.campaign.definition;

import io.tributary.campaign.budget.Budget;
import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.values.BasisPoints;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import java.math.BigDecimal;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** How a campaign stands in its row. */
final class CampaignRow {

    /**
     * The columns that {@link #toCampaign} reads, of {@code campaigns c} and {@code
     * campaign_budgets b}.
     */
    static final String COLUMNS =
            """
            c.id, c.product_id, c.version, c.name, c.status, c.trigger_type, c.chain_id, c.token, c.starts_at, c.ends_at,
            c.requires_referral, c.max_rewards_per_user, c.budget_cap, c.base_reward, c.user_percent,
            c.deperdition_per_level, c.max_referral_depth, c.created_by, c.created_at, c.updated_at, b.reserved
            """;

    private CampaignRow() {}

    static Campaign toCampaign(Columns row) {
        CampaignTerms terms = toTerms(row);
        return new Campaign(
                new CampaignId(row.uuid("id")),
                row.number("version"),
                CampaignStatus.parse(row.text("status")),
                terms,
                new ChainId(row.number("chain_id")),
                new Budget(row.amount("reserved"), terms.budgetCap()),
                row.address("created_by"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static CampaignTerms toTerms(Columns row) {
        return new CampaignTerms(
                new ProductId(row.uuid("product_id")),
                row.text("name"),
                new TriggerType(row.text("trigger_type")),
                row.address("token"),
                new Period(row.instantOrNull("starts_at"), row.instantOrNull("ends_at")),
                row.flag("requires_referral"),
                row.integer("max_rewards_per_user"),
                row.amount("budget_cap"),
                row.amount("base_reward"),
                new Sharing(
                        new BasisPoints(row.integer("user_percent")),
                        new BasisPoints(row.integer("deperdition_per_level")),
                        row.integer("max_referral_depth")));
    }

    static GenericExecuteSpec bindTerms(GenericExecuteSpec sql, CampaignTerms terms) {
        GenericExecuteSpec timed = Unnest.timeOrNull(sql, "starts", terms.period().startsAt());
        return Unnest.timeOrNull(timed, "ends", terms.period().endsAt())
                .bind("product", terms.product().value())
                .bind("name", terms.name())
                .bind("trigger", terms.triggerType().value())
                .bind("token", terms.token().value())
                .bind("referral", terms.requiresReferral())
                .bind("most", terms.maxRewardsPerUser())
                .bind("cap", new BigDecimal(terms.budgetCap().units()))
                .bind("base", new BigDecimal(terms.baseReward().units()))
                .bind("user", terms.sharing().userPercent().value())
                .bind("deperdition", terms.sharing().deperditionPerLevel().value())
                .bind("depth", terms.sharing().maxReferralDepth());
    }
}
