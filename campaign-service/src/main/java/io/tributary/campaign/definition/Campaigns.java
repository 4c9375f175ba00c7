package io.tributary.campaign.definition;

import io.tributary.campaign.budget.Budgets;
import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code campaigns} and of the intervals in which they were active. */
@Component
public class Campaigns {

    private static final String INSERT =
            """
            insert into campaigns (
                id, product_id, name, trigger_type, chain_id, token, starts_at, ends_at, requires_referral,
                max_rewards_per_user, budget_cap, reward_type, base_reward, user_percent,
                deperdition_per_level, max_referral_depth, created_by, created_at, updated_by, updated_at)
            values (
                :id, :product, :name, :trigger, :chain, :token, :starts, :ends, :referral,
                :most, :cap, 'fixed', :base, :user,
                :deperdition, :depth, :author, :at, :author, :at)
            """;

    private static final String MOVE =
            """
            update campaigns
               set version = :next,
                   status = :status,
                   chain_id = :chain,
                   first_activated_at = case when :status = 'active'
                                             then coalesce(first_activated_at, clock_timestamp())
                                             else first_activated_at end,
                   updated_by = :author,
                   updated_at = :at
             where id = :id
               and version = :version
               and status = :old
            """;

    private final DatabaseClient database;
    private final Budgets budgets;

    Campaigns(DatabaseClient database, Budgets budgets) {
        this.database = database;
        this.budgets = budgets;
    }

    /** The campaign; empty if there is none. */
    public Mono<Campaign> find(CampaignId id) {
        return find(id, "");
    }

    /** The campaign, its row locked until the transaction ends. */
    Mono<Campaign> lock(CampaignId id) {
        return find(id, "for update of c");
    }

    private Mono<Campaign> find(CampaignId id, String lock) {
        return database.sql(
                        "select "
                                + CampaignRow.COLUMNS
                                + """
                                  from campaigns c
                                  join campaign_budgets b on b.campaign_id = c.id and b.budget_window = 'total'
                                 where c.id = :id
                                """
                                + lock)
                .bind("id", id.value())
                .map(row -> CampaignRow.toCampaign(new Columns(row)))
                .one();
    }

    /** Writes a new campaign and opens its budget. */
    Mono<Void> insert(Campaign campaign) {
        DatabaseClient.GenericExecuteSpec insert = database.sql(INSERT);
        return CampaignRow.bindTerms(insert, campaign.terms())
                .bind("id", campaign.id().value())
                .bind("chain", campaign.chain().value())
                .bind("author", campaign.createdBy().value())
                .bind("at", Unnest.time(campaign.createdAt()))
                .then()
                .then(budgets.open(campaign.id(), campaign.terms().budgetCap()));
    }

    /**
     * Writes the next version with this stored status and chain, if the one before is still the
     * current one.
     */
    Mono<Void> move(Campaign campaign, Campaign moved, Address author) {
        return database.sql(MOVE)
                .bind("next", moved.version())
                .bind("status", moved.stored().word())
                .bind("chain", moved.chain().value())
                .bind("author", author.value())
                .bind("at", Unnest.time(moved.updatedAt()))
                .bind("id", campaign.id().value())
                .bind("version", campaign.version())
                .bind("old", campaign.stored().word())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> changedMeanwhile(campaign)))
                .then();
    }

    /** Starts an interval; the clock is read now, after the fence was passed. */
    Mono<Void> beginActivity(CampaignId id) {
        return database.sql(
                        """
                        insert into campaign_activations (campaign_id, activated_at)
                        values (:id, clock_timestamp())
                        """)
                .bind("id", id.value())
                .then();
    }

    /** Ends the open interval, if there is one. */
    Mono<Void> endActivity(CampaignId id) {
        return database.sql(
                        """
                        update campaign_activations
                           set deactivated_at = clock_timestamp()
                         where campaign_id = :id
                           and deactivated_at is null
                        """)
                .bind("id", id.value())
                .then();
    }

    private static IllegalStateException changedMeanwhile(Campaign campaign) {
        return new IllegalStateException(
                "campaign "
                        + campaign.id()
                        + ": changed under its lock (expected: version "
                        + campaign.version()
                        + ")");
    }

    /** When a stored moment was, to the precision that the database keeps. */
    static Instant stored(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }
}
