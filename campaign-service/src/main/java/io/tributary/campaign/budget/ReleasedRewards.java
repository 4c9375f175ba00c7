package io.tributary.campaign.budget;

import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code released_rewards}: the claims that make a reward give back once. */
@Component
class ReleasedRewards {

    private static final String CLAIM =
            """
            insert into released_rewards (reward_id, received_at, version, campaign_id, amount, released_at)
            select k.reward_id, k.received_at, k.version, k.campaign_id, k.amount, :now
              from unnest(:rewards::uuid[], :received::timestamptz[], :versions::bigint[],
                          :campaigns::uuid[], :amounts::numeric[])
                   as k (reward_id, received_at, version, campaign_id, amount)
             order by k.reward_id
                on conflict do nothing
            returning reward_id
            """;

    private final DatabaseClient database;

    ReleasedRewards(DatabaseClient database) {
        this.database = database;
    }

    /** Claims releases in the order of their rewards; gives the rewards that nobody had claimed. */
    Mono<Set<UUID>> claim(Collection<Release> releases, Instant now) {
        if (releases.isEmpty()) {
            return Mono.just(Set.of());
        }
        return database.sql(CLAIM)
                .bind("rewards", Unnest.uuids(releases, release -> release.reward().value()))
                .bind("received", Unnest.instants(releases, Release::receivedAt))
                .bind("versions", Unnest.numbers(releases, Release::version))
                .bind("campaigns", Unnest.uuids(releases, release -> release.campaign().value()))
                .bind("amounts", Unnest.amounts(releases, Release::amount))
                .bind("now", Unnest.time(now))
                .map(row -> new Columns(row).uuid("reward_id"))
                .all()
                .collect(Collectors.toSet());
    }
}
