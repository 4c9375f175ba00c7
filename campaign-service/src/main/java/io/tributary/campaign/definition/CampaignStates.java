package io.tributary.campaign.definition;

import io.tributary.campaign.row.Columns;
import io.tributary.events.CampaignState;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.relay.PublishedVersions;
import io.tributary.messaging.relay.StateSource;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What the relay publishes on {@code campaigns.v1}: every campaign whose version it has not
 * published yet.
 */
@Component
class CampaignStates implements StateSource<CampaignState> {

    private final DatabaseClient database;
    private final PublishedVersions published;

    CampaignStates(DatabaseClient database) {
        this.database = database;
        this.published = new PublishedVersions(database, "campaigns", "id");
    }

    @Override
    public Topic<CampaignState> topic() {
        return Topics.CAMPAIGNS;
    }

    @Override
    public Mono<List<Row<CampaignState>>> unpublished(int limit) {
        return database.sql(
                        "select "
                                + CampaignRow.COLUMNS
                                + """
                                  from campaigns c
                                  join campaign_budgets b on b.campaign_id = c.id and b.budget_window = 'total'
                                 where c.published_version < c.version
                                 order by c.updated_at
                                 limit :limit
                                """)
                .bind("limit", limit)
                .map(row -> toRow(CampaignRow.toCampaign(new Columns(row))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> markPublished(List<Row<CampaignState>> rows) {
        return published.mark(rows);
    }

    private static Row<CampaignState> toRow(Campaign campaign) {
        return new Row<>(
                campaign.id().value(), campaign.version(), CampaignStateEvents.of(campaign));
    }
}
