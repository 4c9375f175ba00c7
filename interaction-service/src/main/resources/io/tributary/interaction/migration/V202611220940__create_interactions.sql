create table interactions (
  id uuid not null,
  product_id uuid not null,
  wallet text collate "C" not null check (wallet ~ '^0x[0-9a-f]{40}$'),
  type text collate "C" not null,
  dedup_key text collate "C" not null,
  source text collate "C" not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  data json not null,
  order_id text collate "C",
  session_id text,
  device_id text,
  profile_id text,
  referral_outcome text collate "C" check (
    referral_outcome in ('linked', 'self-referral', 'already-referred', 'cycle', 'chain-too-deep')),
  referral_referrer text collate "C" check (referral_referrer ~ '^0x[0-9a-f]{40}$'),
  referral_chain text[] not null check (cardinality(referral_chain) <= 10),
  test boolean not null,
  group_id uuid not null,
  primary key (id, received_at),
  check ((referral_outcome is null) = (referral_referrer is null))
)
partition by range (received_at);

create table interactions_default partition of interactions default;

comment on table interactions is
  'Accepted interactions, never changed. Written by the group commit (InteractionRecorder) only.';

-- The months around the first start; later ones are made ahead of time by the housekeeping loop.
do $$
declare
  month timestamp;
begin
  for ahead in 0..3 loop
    month := date_trunc('month', now() at time zone 'UTC') + ahead * interval '1 month';
    execute format(
      'create table interactions_%s partition of interactions for values from (%L) to (%L)',
      to_char(month, 'YYYY_MM'),
      month at time zone 'UTC',
      (month + interval '1 month') at time zone 'UTC');
  end loop;
end
$$;

create table interaction_dedup_keys (
  product_id uuid not null,
  wallet text collate "C" not null check (wallet ~ '^0x[0-9a-f]{40}$'),
  type text collate "C" not null,
  dedup_key text collate "C" not null,
  interaction_id uuid not null,
  received_at timestamptz not null,
  expires_at timestamptz not null,
  content_hash uuid not null,
  primary key (product_id, wallet, type, dedup_key)
);

create index interaction_dedup_keys_expires_at on interaction_dedup_keys (expires_at);

comment on table interaction_dedup_keys is
  'The first interaction of each key and how long it holds. Written by the group commit (WalletClaims); expired rows are deleted by the housekeeping loop.';

create table orders (
  product_id uuid not null,
  order_id text collate "C" not null,
  wallet text collate "C" not null check (wallet ~ '^0x[0-9a-f]{40}$'),
  interaction_id uuid not null,
  received_at timestamptz not null,
  content_hash uuid not null,
  primary key (product_id, order_id)
);

comment on table orders is
  'Which wallet completed an order, for ever. Written by the group commit (OrderClaims) only.';

create table referral_edges (
  product_id uuid not null,
  wallet text collate "C" not null check (wallet ~ '^0x[0-9a-f]{40}$'),
  referrer text collate "C" not null check (referrer ~ '^0x[0-9a-f]{40}$'),
  interaction_id uuid not null,
  linked_at timestamptz not null,
  primary key (product_id, wallet),
  check (wallet <> referrer)
);

comment on table referral_edges is
  'Who referred whom, per product; the first referrer stays. Written by the group commit (ReferralEdges) only, under the advisory lock of the product.';

create table interaction_outbox (
  group_id uuid primary key,
  interaction_ids uuid[] not null,
  received_at timestamptz not null
);

create index interaction_outbox_received_at on interaction_outbox (received_at);

comment on table interaction_outbox is
  'Groups that the broker has not acknowledged. Written by the group commit; deleted by it and by the relay once they are on interactions.v1.';
