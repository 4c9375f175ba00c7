package io.tributary.messaging;

import static java.util.Objects.requireNonNull;

import io.tributary.events.CampaignState;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.relay.StateSource;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Campaigns that have nothing but an id and a version. */
public final class FixtureCampaigns implements StateSource<CampaignState> {

    private final DatabaseClient database;

    FixtureCampaigns(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Topic<CampaignState> topic() {
        return Topics.CAMPAIGNS;
    }

    @Override
    public Mono<List<Row<CampaignState>>> unpublished(int limit) {
        return database.sql(
                        """
                        select campaign_id, version
                        from fixture_campaigns
                        where published_version < version
                        order by campaign_id
                        limit :limit
                        """)
                .bind("limit", limit)
                .map(row -> {
                    UUID id = requireNonNull(row.get("campaign_id", UUID.class));
                    long version = requireNonNull(row.get("version", Long.class));
                    return new Row<>(id, version, Fixtures.aCampaign(id, version));
                })
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> markPublished(List<Row<CampaignState>> rows) {
        return Flux.fromIterable(rows).concatMap(this::markPublished).then();
    }

    private Mono<Void> markPublished(Row<CampaignState> row) {
        return database.sql(
                        """
                        update fixture_campaigns
                        set published_version = greatest(published_version, :version)
                        where campaign_id = :id
                        """)
                .bind("version", row.version())
                .bind("id", row.id())
                .then();
    }

    public Mono<Void> save(UUID id, long version) {
        return database.sql(
                        """
                        insert into fixture_campaigns (campaign_id, version)
                        values (:id, :version)
                        on conflict (campaign_id) do update set version = excluded.version
                        """)
                .bind("id", id)
                .bind("version", version)
                .then();
    }

    public Mono<Long> publishedVersion(UUID id) {
        return database.sql(
                        "select published_version from fixture_campaigns where campaign_id = :id")
                .bind("id", id)
                .map(row -> requireNonNull(row.get(0, Long.class)))
                .one();
    }
}
