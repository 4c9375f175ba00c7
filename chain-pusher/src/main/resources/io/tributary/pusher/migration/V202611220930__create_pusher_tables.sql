-- One row per reward that reward-service has announced.
create table pushable_rewards (
    reward_id         uuid primary key,
    version           bigint not null check (version >= 1),
    product_id        uuid not null,
    campaign_id       uuid not null,
    chain_id          bigint not null,
    token             text not null check (token ~ '^0x[0-9a-f]{40}$'),
    wallet            text not null check (wallet ~ '^0x[0-9a-f]{40}$'),
    amount            numeric(78, 0) not null check (amount >= 0),
    state             text not null check (state in ('pending', 'batched', 'pushed', 'withdrawn')),
    push_after        timestamptz,
    created_at        timestamptz not null,
    received_at       timestamptz not null default now(),
    batch_id          uuid,
    outcome           text check (outcome in ('PUSHED', 'PARKED', 'RELEASED')),
    outcome_reason    text,
    outcome_at        timestamptz,
    outcome_version   bigint not null default 0,
    published_version bigint not null default 0,
    check ((batch_id is null) = (state in ('pending', 'withdrawn'))),
    check ((outcome is null) = (outcome_version = 0)),
    check (published_version <= outcome_version)
);
comment on table pushable_rewards is
    'Rewards and what became of them. Inserted by the rewards step; claimed by the planner; outcomes by the lane.';
create index pushable_rewards_waiting on pushable_rewards (chain_id, product_id, token, campaign_id, created_at)
    where state = 'pending';
create index pushable_rewards_unpublished on pushable_rewards (chain_id, outcome_at)
    where published_version < outcome_version;
create index pushable_rewards_of_batch on pushable_rewards (batch_id) where batch_id is not null;

-- Upper half of every nonce of this database, so that a database restored from a copy with a new epoch repeats none.
create table nonce_epochs (
    epoch      uuid primary key default gen_random_uuid(),
    current    boolean not null default true check (current),
    created_at timestamptz not null default now(),
    unique (current)
);
comment on table nonce_epochs is 'The upper 16 bytes of all nonces. Written by the migration, and by an operator after a restore.';
insert into nonce_epochs default values;

create table bank_sequences (
    chain_id bigint not null,
    bank     text not null check (bank ~ '^0x[0-9a-f]{40}$'),
    epoch    uuid not null,
    next     bigint not null check (next >= 0),
    primary key (chain_id, bank, epoch)
);
comment on table bank_sequences is 'The lower 16 bytes of the next nonce of each bank. Written by the planner.';

create table batches (
    batch_id         uuid primary key,
    chain_id         bigint not null,
    lane             int not null,
    bank             text not null check (bank ~ '^0x[0-9a-f]{40}$'),
    token            text not null check (token ~ '^0x[0-9a-f]{40}$'),
    product_id       uuid not null,
    campaign_id      uuid not null,
    nonce            text not null check (nonce ~ '^0x[0-9a-f]{64}$'),
    generation       int not null default 1 check (generation >= 1),
    rewards_hash     text not null check (rewards_hash ~ '^0x[0-9a-f]{64}$'),
    reward_count     int not null check (reward_count >= 1),
    state            text not null check (state in
                         ('PLANNED', 'AUTHORISED', 'ATTEMPTED', 'MINED', 'FINAL', 'PUBLISHED')),
    planned_at       timestamptz not null,
    authorised_at    timestamptz,
    announced_at     timestamptz,
    signature        text check (signature ~ '^0x[0-9a-f]{130}$'),
    search_from      bigint not null default 0,
    account_nonce    bigint,
    failures         int not null default 0,
    failure_reason   text,
    failure_detail   text,
    retry_at         timestamptz,
    mined_block      bigint,
    mined_block_hash text,
    mined_tx         text,
    mined_at         timestamptz,
    finality_announced_at timestamptz,
    unique (chain_id, bank, nonce),
    check ((state = 'PLANNED') = (authorised_at is null)),
    check (signature is null or announced_at is not null),
    check (state not in ('ATTEMPTED', 'MINED', 'FINAL', 'PUBLISHED') or signature is not null),
    check ((state in ('MINED', 'FINAL', 'PUBLISHED')) = (mined_tx is not null))
);
comment on table batches is
    'One call of pushRewards each: nonce for life, state, landing. Inserted by the planner, changed by the lane.';
create index batches_open on batches (chain_id, lane, state, planned_at) where state <> 'PUBLISHED';
create index batches_of_group on batches (product_id, token, campaign_id, planned_at desc);

create table batch_rewards (
    batch_id  uuid not null references batches,
    reward_id uuid not null references pushable_rewards,
    wallet    text not null,
    amount    numeric(78, 0) not null check (amount > 0),
    live      boolean not null default true,
    primary key (batch_id, reward_id)
);
comment on table batch_rewards is 'Which reward is paid by which batch, and with how much. Written by the planner.';
create unique index batch_rewards_one_live_batch on batch_rewards (reward_id) where live;

create table batch_recipients (
    batch_id uuid not null references batches,
    position int not null check (position >= 0),
    wallet   text not null,
    amount   numeric(78, 0) not null check (amount > 0),
    primary key (batch_id, position),
    unique (batch_id, wallet)
);
comment on table batch_recipients is 'The list of each call, summed per wallet, in its order. Written by the planner.';

create table lanes (
    chain_id           bigint not null,
    lane               int not null,
    sender             text not null check (sender ~ '^0x[0-9a-f]{40}$'),
    lease_token        bigint not null default 0,
    next_account_nonce bigint,
    scanned_block      bigint,
    primary key (chain_id, lane)
);
comment on table lanes is
    'The fence of each lane, its gas payer''s next account nonce, and the final block up to which events were read. Written by the lane.';

create table attempts (
    chain_id       bigint not null,
    sender         text not null check (sender ~ '^0x[0-9a-f]{40}$'),
    account_nonce  bigint not null check (account_nonce >= 0),
    number         int not null check (number >= 1),
    batch_id       uuid not null references batches,
    raw            text not null check (raw ~ '^0x([0-9a-f]{2})+$'),
    tx_hash        text not null check (tx_hash ~ '^0x[0-9a-f]{64}$'),
    gas_limit      bigint not null check (gas_limit > 0),
    maximum_fee    numeric(78, 0) not null,
    priority_fee   numeric(78, 0) not null,
    lease_token    bigint not null,
    created_at     timestamptz not null,
    broadcast_at   timestamptz,
    answer         text,
    primary key (chain_id, sender, account_nonce, number),
    unique (chain_id, tx_hash)
);
comment on table attempts is
    'Every transaction that was ever signed, committed before it is sent; replacements have the next number. Written by the lane.';
create index attempts_of_batch on attempts (batch_id);
