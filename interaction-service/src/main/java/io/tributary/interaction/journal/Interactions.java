package io.tributary.interaction.journal;

import io.tributary.interaction.referral.ReferralDecision;
import io.tributary.values.InteractionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code interactions}, and the outbox row that is written beside each group of them. */
@Component
public class Interactions {

    /** Referrers that are stamped on an interaction, at the most. */
    static final int STAMPED_DEPTH = 10;

    private static final String COLUMNS =
            """
            id, product_id, wallet, type, dedup_key, source, occurred_at, received_at, data::text as data, order_id,
              session_id, device_id, profile_id, referral_outcome, referral_referrer, referral_chain, test, group_id
            """;

    /*
     * One statement for the last two steps of the group commit: stamp every item with its chain as it stands now, edges
     * of this group included; store the items; list them in the group's outbox row; forget the rows of groups that were
     * acknowledged meanwhile.
     */
    private static final String STORE =
            """
            with recursive arrived as (
              select *
              from unnest(:ids::uuid[], :products::uuid[], :wallets::text[], :types::text[], :keys::text[],
                  :sources::text[], :times::timestamptz[], :data::text[], :orders::text[], :sessions::text[],
                  :devices::text[], :profiles::text[], :outcomes::text[], :referrers::text[], :tests::boolean[])
                as a (id, product_id, wallet, type, dedup_key, source, occurred_at, data, order_id, session_id,
                  device_id, profile_id, outcome, referrer, test)
            ),
            chain (product_id, start, referrer, depth) as (
              select e.product_id, e.wallet, e.referrer, 1
              from (select distinct product_id, wallet from arrived) s
              join referral_edges e
                on e.product_id = s.product_id
                and e.wallet = s.wallet
              union all
              select c.product_id, c.start, e.referrer, c.depth + 1
              from chain c
              join referral_edges e
                on e.product_id = c.product_id
                and e.wallet = c.referrer
              where c.depth < :depth
            ),
            stamp as (
              select product_id, start, array_agg(referrer order by depth) as referrers
              from chain
              group by product_id, start
            ),
            stored as (
              insert into interactions (id, product_id, wallet, type, dedup_key, source, occurred_at, received_at,
                data, order_id, session_id, device_id, profile_id, referral_outcome, referral_referrer,
                referral_chain, test, group_id)
              select a.id, a.product_id, a.wallet, a.type, a.dedup_key, a.source, coalesce(a.occurred_at, now()),
                now(), a.data::json, a.order_id, a.session_id, a.device_id, a.profile_id, a.outcome, a.referrer,
                coalesce(s.referrers, '{}'), a.test, :group
              from arrived a
              left join stamp s
                on s.product_id = a.product_id
                and s.start = a.wallet
              returning *
            ),
            listed as (
              insert into interaction_outbox (group_id, interaction_ids, received_at)
              select :group, array_agg(id), now()
              from stored
            ),
            settled as (
              delete from interaction_outbox
              where group_id = any(:settled::uuid[])
            )
            select
            """
                    + COLUMNS
                    + "from stored";

    private static final String BY_ID =
            "select " + COLUMNS + "from interactions\nwhere id = any(:ids::uuid[])";

    /* The received time of the outbox row leads to the one partition that holds the group. */
    private static final String BY_GROUP =
            "select "
                    + COLUMNS
                    + """
                    from interactions
                    where (id, received_at) in (
                      select unnest(o.interaction_ids), o.received_at
                      from interaction_outbox o
                      where o.group_id = any(:groups::uuid[]))
                    """;

    private final DatabaseClient database;

    Interactions(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Stamps and stores a group inside its transaction, under {@code now()} as the time of receipt.
     */
    public Mono<List<StoredInteraction>> store(
            UUID group,
            List<NewInteraction> items,
            Map<InteractionId, ReferralDecision> referrals,
            Collection<UUID> settled) {
        return new InteractionColumns(items, referrals)
                .bindTo(database.sql(STORE))
                .bind("depth", STAMPED_DEPTH)
                .bind("group", group)
                .bind("settled", settled.toArray(UUID[]::new))
                .map(StoredInteraction::of)
                .all()
                .collectList();
    }

    /** The interactions of these ids, in no order. */
    public Flux<StoredInteraction> find(Collection<InteractionId> ids) {
        return database.sql(BY_ID)
                .bind("ids", ids.stream().map(InteractionId::value).toArray(UUID[]::new))
                .map(StoredInteraction::of)
                .all();
    }

    /** The interactions that the outbox rows of these groups list. */
    public Flux<StoredInteraction> ofGroups(Collection<UUID> groups) {
        return database.sql(BY_GROUP)
                .bind("groups", groups.toArray(UUID[]::new))
                .map(StoredInteraction::of)
                .all();
    }
}
