create table decisions (
    interaction_id uuid        not null,
    received_at    timestamptz not null,
    product_id     uuid        not null,
    wallet         text        not null,
    trigger_type   text        not null,
    decided_at     timestamptz not null,
    primary key (interaction_id, received_at)
) partition by range (received_at);

comment on table decisions is
    'One row per interaction that was decided, whether or not it earned: the claim that makes it be decided once. Written by the engine only.';

create table campaign_decisions (
    id               uuid           not null,
    interaction_id   uuid           not null,
    campaign_id      uuid           not null,
    campaign_version bigint         not null,
    wallet           text           not null,
    received_at      timestamptz    not null,
    reason           text           not null
                     check (reason in ('matched', 'not_active', 'outside_period', 'condition_false', 'referral_required',
                                       'user_limit_reached', 'budget_exhausted', 'test_mode', 'lost_to_exclusive')),
    facts            jsonb          not null,
    reserved         numeric(78, 0) not null check (reserved >= 0),
    decided_at       timestamptz    not null,
    primary key (interaction_id, campaign_id, received_at),
    check (reason = 'matched' or reserved = 0)
) partition by range (received_at);

create index campaign_decisions_by_campaign on campaign_decisions (campaign_id, decided_at desc, id desc);
create index campaign_decisions_by_wallet on campaign_decisions (campaign_id, wallet, decided_at desc, id desc);

comment on table campaign_decisions is
    'What was decided of an interaction for each campaign, and why. id is that of the match it would be. Written by the engine only, never changed.';

create table campaign_matches (
    id                    uuid           not null,
    interaction_id        uuid           not null,
    campaign_id           uuid           not null,
    campaign_version      bigint         not null,
    product_id            uuid           not null,
    wallet                text           not null,
    chain_id              bigint         not null,
    token                 text           not null,
    base_amount           numeric(78, 0) not null,
    reserved              numeric(78, 0) not null check (reserved >= 0 and reserved <= base_amount),
    user_percent          integer        not null,
    deperdition_per_level integer        not null,
    referral_chain        text[]         not null,
    order_id              text,
    received_at           timestamptz    not null,
    decided_at            timestamptz    not null,
    primary key (interaction_id, campaign_id, received_at)
) partition by range (received_at);

create index campaign_matches_by_campaign on campaign_matches (campaign_id, received_at);

comment on table campaign_matches is
    'Every column of a published match as it was decided; it is published again from here, never from the campaign. Written by the engine only, never changed.';

create table released_rewards (
    reward_id   uuid           not null,
    received_at timestamptz    not null,
    version     bigint         not null,
    campaign_id uuid           not null,
    amount      numeric(78, 0) not null check (amount >= 0),
    released_at timestamptz    not null,
    primary key (reward_id, received_at)
) partition by range (received_at);

comment on table released_rewards is
    'Rewards that died, and what each gave back to its campaign''s budget: once. Written by the rewards step only.';

create table guard_partitions (
    starts_at timestamptz primary key,
    ends_at   timestamptz not null check (ends_at > starts_at)
);

comment on table guard_partitions is
    'The months for which the partitioned tables have partitions. Written by maintain_guard_partitions only.';

create table decisions_default partition of decisions default;
create table campaign_decisions_default partition of campaign_decisions default;
create table campaign_matches_default partition of campaign_matches default;
create table released_rewards_default partition of released_rewards default;

create function create_guard_partitions(first timestamp, months integer) returns void
language plpgsql as $$
declare
    guard text;
    start timestamp;
begin
    for start in select first + make_interval(months => m) from generate_series(0, months - 1) as m loop
        continue when exists (select from guard_partitions where starts_at = start at time zone 'UTC');
        foreach guard in array array['decisions', 'campaign_decisions', 'campaign_matches', 'released_rewards'] loop
            execute format(
                'create table %I partition of %I for values from (%L) to (%L)',
                guard || '_' || to_char(start, 'YYYYMM'), guard,
                start at time zone 'UTC', (start + interval '1 month') at time zone 'UTC');
        end loop;
        insert into guard_partitions values (start at time zone 'UTC', (start + interval '1 month') at time zone 'UTC');
    end loop;
end $$;

create function maintain_guard_partitions(kept integer, ahead integer) returns bigint
language plpgsql as $$
declare
    month timestamp := date_trunc('month', now() at time zone 'UTC');
    old   guard_partitions;
    guard text;
    strayed bigint;
begin
    perform create_guard_partitions(month, ahead + 1);
    for old in delete from guard_partitions
                where starts_at < (month - make_interval(months => kept)) at time zone 'UTC'
            returning * loop
        foreach guard in array array['decisions', 'campaign_decisions', 'campaign_matches', 'released_rewards'] loop
            execute format('drop table %I', guard || '_' || to_char(old.starts_at at time zone 'UTC', 'YYYYMM'));
        end loop;
    end loop;
    select (select count(*) from decisions_default) + (select count(*) from campaign_decisions_default)
         + (select count(*) from campaign_matches_default) + (select count(*) from released_rewards_default)
      into strayed;
    return strayed;
end $$;

-- The first installation may meet interactions that waited on their topic: 30 days, so two months back.
select create_guard_partitions(date_trunc('month', now() at time zone 'UTC') - interval '2 months', 6);
