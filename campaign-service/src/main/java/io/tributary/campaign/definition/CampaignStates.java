package io.tributary.campaign.definition;

import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.events.CampaignState;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.relay.StateSource;
import java.util.List;
import java.util.UUID;
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

    CampaignStates(DatabaseClient database) {
        this.database = database;
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
        return database.sql(
                        """
                        update campaigns c
                           set published_version = greatest(c.published_version, k.version)
                          from unnest(:ids::uuid[], :versions::bigint[]) as k (id, version)
                         where c.id = k.id
                        """)
                .bind("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .bind("versions", Unnest.numbers(rows, Row::version))
                .then();
    }

    private static Row<CampaignState> toRow(Campaign campaign) {
        return new Row<>(
                campaign.id().value(), campaign.version(), CampaignStateEvents.of(campaign));
    }
}
