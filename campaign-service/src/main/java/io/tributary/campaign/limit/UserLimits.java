package io.tributary.campaign.limit;

import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.values.CampaignId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code campaign_user_rewards}. */
@Component
public class UserLimits {

    private static final String WRITE =
            """
            update campaign_user_rewards r
               set used = k.used, max_rewards = k.most
              from unnest(:campaigns::uuid[], :wallets::text[], :used::integer[], :most::integer[])
                   as k (campaign_id, wallet, used, most)
             where r.campaign_id = k.campaign_id
               and r.user_window = :window
               and r.wallet = k.wallet
            """;

    private final DatabaseClient database;

    UserLimits(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Locks the rows of these keys, made where missing, in the order (campaign, window, wallet);
     * gives matches so far.
     */
    public Mono<Map<LimitKey, Integer>> lock(Set<LimitKey> keys) {
        if (keys.isEmpty()) {
            return Mono.just(Map.of());
        }
        return insertMissing(keys).then(Mono.defer(() -> lockRows(keys)));
    }

    private Mono<Long> insertMissing(Set<LimitKey> keys) {
        return bind(
                        """
                        insert into campaign_user_rewards (campaign_id, user_window, wallet)
                        select k.campaign_id, :window, k.wallet
                          from unnest(:campaigns::uuid[], :wallets::text[]) as k (campaign_id, wallet)
                         order by k.campaign_id, k.wallet
                            on conflict do nothing
                        """,
                        keys)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Map<LimitKey, Integer>> lockRows(Set<LimitKey> keys) {
        return bind(
                        """
                        select r.campaign_id, r.wallet, r.used
                          from unnest(:campaigns::uuid[], :wallets::text[]) as k (campaign_id, wallet)
                          join campaign_user_rewards r
                            on r.campaign_id = k.campaign_id
                           and r.user_window = :window
                           and r.wallet = k.wallet
                         order by r.campaign_id, r.user_window, r.wallet
                           for update of r
                        """,
                        keys)
                .map(row -> toUsed(new Columns(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Writes locked rows back. */
    public Mono<Void> write(Collection<UserLimit> limits) {
        if (limits.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(WRITE)
                .bind("campaigns", Unnest.uuids(limits, limit -> limit.key().campaign().value()))
                .bind("wallets", Unnest.texts(limits, limit -> limit.key().wallet().value()))
                .bind("used", Unnest.integers(limits, UserLimit::used))
                .bind("most", Unnest.integers(limits, UserLimit::most))
                .bind("window", LimitKey.LIFETIME)
                .then();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, Set<LimitKey> keys) {
        return database.sql(sql)
                .bind("campaigns", Unnest.uuids(keys, key -> key.campaign().value()))
                .bind("wallets", Unnest.texts(keys, key -> key.wallet().value()))
                .bind("window", LimitKey.LIFETIME);
    }

    private static Map.Entry<LimitKey, Integer> toUsed(Columns row) {
        CampaignId campaign = new CampaignId(row.uuid("campaign_id"));
        return Map.entry(new LimitKey(campaign, row.address("wallet")), row.integer("used"));
    }
}
