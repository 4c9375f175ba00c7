package io.tributary.interaction.journal;

/** The statement by which {@link Interactions} stores a group. */
final class StoreStatement {

    /*
     * One statement for the last two steps of the group commit: stamp every item with its chain as it stands now, edges
     * of this group included, up to the first edge that is older than the product's attribution window; store the
     * items; list them in the group's outbox row; forget the rows of groups that were acknowledged meanwhile. Lateral
     * with a limit: each step up is one look into the index, whatever the planner expects of a big table.
     */
    static final String SQL =
            """
            with recursive arrived as (
              select *
              from unnest(:ids::uuid[], :products::uuid[], :wallets::text[], :types::text[], :keys::text[],
                  :sources::text[], :times::timestamptz[], :data::text[], :orders::text[], :sessions::text[],
                  :devices::text[], :profiles::text[], :correlations::text[], :outcomes::text[], :referrers::text[],
                  :tests::boolean[])
                as a (id, product_id, wallet, type, dedup_key, source, occurred_at, data, order_id, session_id,
                  device_id, profile_id, correlated_by, outcome, referrer, test)
            ),
            starts as (
              select s.product_id, s.test, s.wallet,
                case
                  when coalesce(p.attribution_seconds, 0) = 0 then '-infinity'::timestamptz
                  else now() - least(p.attribution_seconds, 3000000000) * interval '1 second'
                end as oldest
              from (select distinct product_id, test, wallet from arrived) s
              left join known_products p
                on p.product_id = s.product_id
            ),
            chain (product_id, test, start, oldest, referrer, depth) as (
              select s.product_id, s.test, s.wallet, s.oldest, e.referrer, 1
              from starts s
              cross join lateral (
                select e.referrer
                from referral_edges e
                where e.product_id = s.product_id
                  and e.test = s.test
                  and e.wallet = s.wallet
                  and e.linked_at >= s.oldest
                limit 1) e
              union all
              select c.product_id, c.test, c.start, c.oldest, e.referrer, c.depth + 1
              from chain c
              cross join lateral (
                select e.referrer
                from referral_edges e
                where e.product_id = c.product_id
                  and e.test = c.test
                  and e.wallet = c.referrer
                  and e.linked_at >= c.oldest
                limit 1) e
              where c.depth < :depth
            ),
            stamp as (
              select product_id, test, start, array_agg(referrer order by depth) as referrers
              from chain
              group by product_id, test, start
            ),
            stored as (
              insert into interactions (id, product_id, wallet, type, dedup_key, source, occurred_at, received_at,
                data, order_id, session_id, device_id, profile_id, correlated_by, referral_outcome,
                referral_referrer, referral_chain, test, group_id)
              select a.id, a.product_id, a.wallet, a.type, a.dedup_key, a.source, coalesce(a.occurred_at, now()),
                now(), a.data::json, a.order_id, a.session_id, a.device_id, a.profile_id, a.correlated_by, a.outcome, a.referrer,
                coalesce(s.referrers, '{}'), a.test, :group
              from arrived a
              left join stamp s
                on s.product_id = a.product_id
                and s.test = a.test
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
                    + Interactions.COLUMNS
                    + "from stored";

    private StoreStatement() {}
}
