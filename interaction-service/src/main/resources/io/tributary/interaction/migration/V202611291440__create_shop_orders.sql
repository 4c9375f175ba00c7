create table shop_orders (
  product_id uuid not null,
  order_id text collate "C" not null,
  id uuid not null,
  source text collate "C" not null,
  checkout_token text collate "C",
  amount numeric,
  currency text collate "C",
  wallet text collate "C" check (wallet ~ '^0x[0-9a-f]{40}$'),
  paid boolean not null,
  test boolean not null,
  occurred_at timestamptz,
  received_at timestamptz not null,
  state text collate "C" not null check (state in ('waiting', 'joined', 'expired')),
  interaction_id uuid,
  primary key (product_id, order_id),
  check ((state = 'joined') = (interaction_id is not null))
);

create index shop_orders_checkout_token on shop_orders (product_id, checkout_token) where checkout_token is not null;
create index shop_orders_waiting on shop_orders (received_at) where state = 'waiting';
create index shop_orders_received_at on shop_orders (product_id, received_at desc, id desc);

comment on table shop_orders is
  'Orders as webhooks told of them; one that only a reversal named is there without amount and unpaid. Written by the order book and the joiner; expired by the housekeeping loop.';

create table order_claims (
  product_id uuid not null,
  kind text collate "C" not null check (kind in ('token', 'order')),
  reference text collate "C" not null,
  id uuid not null,
  wallet text collate "C" not null check (wallet ~ '^0x[0-9a-f]{40}$'),
  interaction_id uuid not null,
  test boolean not null,
  claimed_at timestamptz not null,
  state text collate "C" not null check (state in ('unmatched', 'matched', 'expired')),
  order_id text collate "C",
  primary key (product_id, kind, reference)
);

create index order_claims_unmatched on order_claims (claimed_at) where state = 'unmatched';
create index order_claims_claimed_at on order_claims (product_id, claimed_at desc, id desc);

comment on table order_claims is
  'Which wallet has said that a checkout or an order is its own; the first stays until it expires. Written by the group commit (CheckoutClaims); matched by the joiner, expired by the housekeeping loop.';

create table shop_reversals (
  product_id uuid not null,
  kind text collate "C" not null check (kind in ('refund', 'rest', 'cancellation')),
  reference text collate "C" not null,
  order_id text collate "C" not null,
  source text collate "C" not null,
  amount numeric,
  currency text collate "C",
  test boolean not null,
  occurred_at timestamptz,
  received_at timestamptz not null,
  state text collate "C" not null check (state in ('waiting', 'counted', 'recorded', 'covered', 'expired')),
  interaction_id uuid,
  primary key (product_id, kind, reference)
);

create index shop_reversals_order on shop_reversals (product_id, order_id);
create index shop_reversals_open on shop_reversals (received_at) where state in ('waiting', 'counted');

comment on table shop_reversals is
  'Refunds by their id, what is left of an order that its shop calls refunded (rest), and cancellations. Written by the order book; counted once under the lock of the order, then recorded, by the joiner.';

create table order_checks (
  id uuid primary key,
  product_id uuid not null,
  kind text collate "C" not null check (kind in ('token', 'order')),
  reference text collate "C" not null,
  created_at timestamptz not null
);

create index order_checks_created_at on order_checks (created_at);

comment on table order_checks is
  'A row for each change that may complete an order, written in its transaction and deleted once somebody has looked; what a crash leaves is looked at by the sweep.';
