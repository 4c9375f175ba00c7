create table campaigns (
    id                    uuid           primary key,
    product_id            uuid           not null,
    version               bigint         not null default 1 check (version >= 1),
    published_version     bigint         not null default 0 check (published_version <= version),
    name                  text           not null,
    status                text           not null default 'draft'
                          check (status in ('draft', 'active', 'paused', 'expired', 'deactivated')),
    trigger_type          text           not null,
    chain_id              bigint         not null check (chain_id > 0),
    token                 text           not null check (token ~ '^0x[0-9a-f]{40}$'),
    starts_at             timestamptz,
    ends_at               timestamptz,
    requires_referral     boolean        not null,
    max_rewards_per_user  integer        not null check (max_rewards_per_user >= 0),
    budget_cap            numeric(78, 0) not null check (budget_cap >= 0),
    reward_type           text           not null check (reward_type in ('fixed')),
    base_reward           numeric(78, 0) not null check (base_reward > 0),
    user_percent          integer        not null check (user_percent between 0 and 10000),
    deperdition_per_level integer        not null check (deperdition_per_level between 0 and 10000),
    max_referral_depth    integer        not null check (max_referral_depth between 0 and 10),
    first_activated_at    timestamptz,
    created_by            text           not null check (created_by ~ '^0x[0-9a-f]{40}$'),
    created_at            timestamptz    not null,
    updated_by            text           not null check (updated_by ~ '^0x[0-9a-f]{40}$'),
    updated_at            timestamptz    not null,
    check (starts_at is null or ends_at is null or starts_at < ends_at),
    check (status in ('draft', 'deactivated') or first_activated_at is not null)
);

create index campaigns_by_product on campaigns (product_id, created_at desc, id desc);
create index campaigns_by_trigger on campaigns (product_id, trigger_type) where first_activated_at is not null;
create index campaigns_unpublished on campaigns (updated_at) where published_version < version;

comment on table campaigns is
    'Written by the definition feature over HTTP, behind the exclusive fence; published_version by the relay of campaigns.v1.';

create table campaign_activations (
    campaign_id    uuid        not null references campaigns (id),
    activated_at   timestamptz not null,
    deactivated_at timestamptz,
    primary key (campaign_id, activated_at),
    check (deactivated_at >= activated_at)
);

create unique index campaign_activations_open on campaign_activations (campaign_id) where deactivated_at is null;

comment on table campaign_activations is
    'Intervals in which a campaign was active, by this database''s clock. Written with each change of status, behind the exclusive fence.';

create table campaign_budgets (
    campaign_id   uuid           not null references campaigns (id),
    budget_window text           not null,
    reserved      numeric(78, 0) not null check (reserved >= 0),
    cap           numeric(78, 0) not null check (cap >= 0),
    primary key (campaign_id, budget_window),
    check (cap = 0 or reserved <= cap)
) with (fillfactor = 50);

comment on table campaign_budgets is
    'What is reserved of each budget. Made with the campaign; then written by the engine (reserves) and the rewards step (releases), under row locks in key order.';

create table campaign_user_rewards (
    campaign_id uuid    not null references campaigns (id),
    user_window text    not null,
    wallet      text    not null check (wallet ~ '^0x[0-9a-f]{40}$'),
    used        integer not null default 0 check (used >= 0),
    max_rewards integer not null default 0 check (max_rewards >= 0),
    primary key (campaign_id, user_window, wallet),
    check (max_rewards = 0 or used <= max_rewards)
) with (fillfactor = 70);

comment on table campaign_user_rewards is
    'Matches per acting wallet. Written by the engine only, under row locks in key order.';
