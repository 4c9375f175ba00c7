create table rewards (
    id             uuid primary key,
    version        bigint         not null check (version >= 1),
    match_id       uuid           not null,
    interaction_id uuid           not null,
    campaign_id    uuid           not null,
    product_id     uuid           not null,
    received_at    timestamptz    not null,
    level          int            not null check (level between 0 and 10),
    wallet         text           not null check (wallet ~ '^0x[0-9a-f]{40}$'),
    chain_id       bigint         not null check (chain_id > 0),
    token          text           not null check (token ~ '^0x[0-9a-f]{40}$'),
    amount         numeric(78, 0) not null check (amount > 0 and amount < 2::numeric ^ 256),
    netted         numeric(78, 0) not null default 0 check (netted between 0 and amount),
    status         text           not null
        check (status in ('pending', 'pushed', 'cancelled', 'expired', 'quarantined')),
    parked_reason  text,
    created_at     timestamptz    not null,
    push_after     timestamptz,
    tx_hash        text check (tx_hash ~ '^0x[0-9a-f]{64}$'),
    block_number   bigint check (block_number >= 0),
    pushed_at      timestamptz,
    unique (match_id, level),
    check ((status = 'pushed') = (tx_hash is not null)),
    check (num_nulls(tx_hash, block_number, pushed_at) in (0, 3)),
    check (parked_reason is null or status = 'pending')
);

comment on table rewards is
    'What is owed or was paid to one recipient of a match. Inserted by the grant step, changed by the settlement step; never deleted.';

create index rewards_of_wallet on rewards (wallet, created_at desc, id desc);
create index rewards_owed_to_wallet on rewards (wallet, product_id, token) where status = 'pending';
create index rewards_of_product on rewards (product_id, created_at desc, id desc);
create index rewards_of_campaign on rewards (campaign_id, created_at desc, id desc);
create index rewards_of_interaction on rewards (interaction_id);

create table reward_pushes (
    reward_id    uuid primary key,
    push_version bigint not null default 0 check (push_version >= 0),
    outcome      text check (outcome in ('pushed', 'parked', 'released')),
    reason       text check ((reason is not null) = (outcome = 'parked')),
    tx_hash      text,
    block_number bigint,
    pushed_at    timestamptz,
    check ((outcome is null) = (push_version = 0)),
    check (num_nulls(tx_hash, block_number, pushed_at) = case outcome when 'pushed' then 0 else 3 end)
);

comment on table reward_pushes is
    'The last outcome that chain-pusher told of a reward, also of one that is not granted yet; no outcome: none was heard. Each row is the lock of its reward. Written by the settlement step; the grant step makes rows without outcome.';

create table reward_orders (
    product_id uuid not null,
    order_id   text not null,
    primary key (product_id, order_id)
);

comment on table reward_orders is
    'One row for each order that a match named: the lock under which matches and refunds of an order meet. Written by the grant step; never deleted.';

create table reward_guards (
    only_row boolean primary key default true check (only_row),
    oldest   timestamptz not null
);

comment on table reward_guards is
    'How far back reward_matches reaches: what was received before is dead-lettered as too_old. One row, written by maintain_reward_guards, read under a shared lock by the grant step.';

insert into reward_guards (oldest) values ('-infinity');

create table reward_matches (
    match_id    uuid        not null,
    received_at timestamptz not null,
    product_id  uuid        not null,
    order_id    text,
    granted_at  timestamptz not null,
    primary key (match_id, received_at)
) partition by range (received_at);

comment on table reward_matches is
    'Which matches were granted already; a partition for each month of receivedAt. Written by the grant step; partitions are made and dropped by maintain_reward_guards.';

create index reward_matches_of_order on reward_matches (product_id, order_id)
    where order_id is not null;

create table reward_matches_default partition of reward_matches default;

comment on table reward_matches_default is
    'Matches of months without a partition; rows in it raise an alert. Written as reward_matches.';

-- Makes the partitions from the month of (today - keep) to two months after today, moves the guard up
-- to the oldest month kept and drops the partitions before. Gives the number of rows in the default
-- partition. A month of which the default partition holds rows gets no partition.
create function maintain_reward_guards(today timestamptz, keep interval) returns bigint
    language plpgsql
as
$$
declare
    oldest_kept timestamp := date_trunc('month', (today - keep) at time zone 'utc');
    latest      timestamp := date_trunc('month', today at time zone 'utc') + interval '2 months';
    month       timestamp := oldest_kept;
    partition   text;
    past        record;
begin
    update reward_guards
    set oldest = oldest_kept at time zone 'utc'
    where oldest < oldest_kept at time zone 'utc';

    while month <= latest loop
        partition := 'reward_matches_' || to_char(month, 'YYYY_MM');
        if to_regclass(partition) is null and not exists (
            select from reward_matches_default
            where received_at >= month at time zone 'utc'
              and received_at < (month + interval '1 month') at time zone 'utc') then
            execute format(
                'create table %I partition of reward_matches for values from (%L) to (%L)',
                partition,
                month at time zone 'utc',
                (month + interval '1 month') at time zone 'utc');
            execute format('comment on table %I is %L', partition, 'Written as reward_matches.');
        end if;
        month := month + interval '1 month';
    end loop;

    for past in
        select child.relname
        from pg_inherits
        join pg_class child on child.oid = inhrelid
        where inhparent = 'reward_matches'::regclass
          and child.relname ~ '^reward_matches_\d{4}_\d{2}$'
          and child.relname < 'reward_matches_' || to_char(oldest_kept, 'YYYY_MM')
    loop
        execute format('drop table %I', past.relname);
    end loop;

    return (select count(*) from reward_matches_default);
end;
$$;

select maintain_reward_guards(now(), interval '180 days');
