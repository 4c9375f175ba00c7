package io.tributary.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * What must hold in this service's tables at every moment, also while decisions run: each is one
 * statement, and so one snapshot, that names what breaks it.
 */
public final class CampaignEquations {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String RESERVED_IS_WHAT_LIVES =
            """
            select b.campaign_id || ': ' || b.reserved || ' reserved of ' || b.cap
                   || ' (expected: ' || matched.amount || ' matched - ' || released.amount || ' released)'
              from campaign_budgets b
              join lateral (select coalesce(sum(m.reserved), 0) as amount
                              from campaign_matches m
                             where m.campaign_id = b.campaign_id) matched on true
              join lateral (select coalesce(sum(r.amount), 0) as amount
                              from released_rewards r
                             where r.campaign_id = b.campaign_id) released on true
             where b.reserved <> matched.amount - released.amount
                or b.reserved > b.cap and b.cap > 0
            """;

    private static final String USED_IS_WHAT_MATCHED =
            """
            select campaign_id || ' ' || wallet || ': used ' || coalesce(u.used, 0)
                   || ' (expected: ' || coalesce(m.matches, 0) || ' matches, limit ' || c.max_rewards_per_user || ')'
              from campaign_user_rewards u
              full join (select campaign_id, wallet, count(*) as matches
                           from campaign_matches
                          group by campaign_id, wallet) m using (campaign_id, wallet)
              join campaigns c on c.id = campaign_id
             where coalesce(u.used, 0) <> coalesce(m.matches, 0)
                or u.used > c.max_rewards_per_user and c.max_rewards_per_user > 0
            """;

    private static final String DECIDED_ONCE =
            """
            select interaction_id || ': claimed ' || count(*) || ' times'
              from decisions
             group by interaction_id
            having count(*) > 1
             union all
            select d.interaction_id || ' in ' || d.campaign_id || ': decided ' || count(*)
                   || ' times, claimed ' || count(distinct c.interaction_id)
              from campaign_decisions d
              left join decisions c on c.interaction_id = d.interaction_id
             group by d.interaction_id, d.campaign_id
            having count(*) > 1 or count(c.interaction_id) <> 1
            """;

    private static final String DECIDED_AGAINST_ALL_THAT_WERE_THERE =
            """
            select d.interaction_id || ' in ' || c.id || ': decided at ' || d.decided_at
                   || ', campaign activated at ' || c.first_activated_at
                   || case when k.id is null then ', not looked at' else ', looked at' end
              from decisions d
              join campaigns c
                on c.product_id = d.product_id
               and c.trigger_type = d.trigger_type
               and c.first_activated_at is not null
              left join campaign_decisions k on k.interaction_id = d.interaction_id and k.campaign_id = c.id
             where (c.first_activated_at <= d.decided_at) <> (k.id is not null)
            """;

    private static final String MATCHED_IS_A_MATCH =
            """
            select id || ': decision ' || coalesce(d.reason, 'none') || ' ' || coalesce(d.reserved, 0)
                   || ', match ' || coalesce(m.reserved::text, 'none')
              from (select * from campaign_decisions where reason = 'matched') d
              full join campaign_matches m using (id)
             where d.reserved is distinct from m.reserved
                or d.campaign_version is distinct from m.campaign_version
            """;

    private static final String MATCHED_WHILE_ACTIVE =
            """
            select m.id || ': decided at ' || m.decided_at || ', when the campaign was not active'
              from campaign_matches m
             where not exists (select
                                 from campaign_activations a
                                where a.campaign_id = m.campaign_id
                                  and m.decided_at >= a.activated_at
                                  and (a.deactivated_at is null or m.decided_at <= a.deactivated_at))
            """;

    private static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put(
                "reserved = live rewards + matches in flight, within the cap",
                RESERVED_IS_WHAT_LIVES);
        ALL.put("used by a wallet = its matches, within the limit", USED_IS_WHAT_MATCHED);
        ALL.put("one set of decisions for each interaction", DECIDED_ONCE);
        ALL.put(
                "decided against every campaign that was there",
                DECIDED_AGAINST_ALL_THAT_WERE_THERE);
        ALL.put("a match for each decision that matched", MATCHED_IS_A_MATCH);
        ALL.put("matched only while active", MATCHED_WHILE_ACTIVE);
    }

    private final DatabaseClient database;

    public CampaignEquations(DatabaseClient database) {
        this.database = database;
    }

    /** Fails with the rows that break an equation. */
    public void hold() {
        ALL.forEach((equation, breaches) -> assertThat(rows(breaches)).as(equation).isEmpty());
    }

    private List<String> rows(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(String.class).all().collectList().block(PATIENCE));
    }
}
