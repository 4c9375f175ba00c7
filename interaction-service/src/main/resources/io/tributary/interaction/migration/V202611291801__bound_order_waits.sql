-- Works beside the version before it: what that one writes waits as long as products are given by default, and what it
-- lets go of (shop_reversals in state expired) counts as waiting.

create function claim_life(product uuid) returns interval
language sql stable
as $$
  select coalesce((select claim_life_seconds from known_products where product_id = product), 2592000) * interval '1 second'
$$;

comment on function claim_life is
  'How long an order or a claim of a product waits for its other side. Called where one is written.';

alter table shop_orders
  add column expires_at timestamptz not null default now() + interval '30 days',
  drop constraint shop_orders_state_check,
  add constraint shop_orders_state_check check (state in ('waiting', 'joined', 'expired', 'refused'));

alter table order_claims
  add column expires_at timestamptz not null default now() + interval '30 days';

alter table shop_reversals
  drop constraint shop_reversals_state_check,
  add constraint shop_reversals_state_check
    check (state in ('waiting', 'counted', 'recorded', 'covered', 'expired', 'refused'));

alter table order_checks
  add column attempts integer not null default 0;

-- Orders that their own shop's server has completed wait for nobody.
update shop_orders o
set state = 'joined',
  interaction_id = d.interaction_id
from orders d
where d.product_id = o.product_id
  and d.order_id = o.order_id
  and o.state <> 'joined';

update shop_orders
set expires_at = received_at + claim_life(product_id)
where state <> 'joined';

update order_claims
set expires_at = claimed_at + claim_life(product_id)
where state <> 'matched';

-- From now on nobody searches for refunds that may be recorded: whoever completes an order owes a look at it.
insert into order_checks (id, product_id, kind, reference, created_at)
select gen_random_uuid(), r.product_id, 'order', r.order_id, now()
from (
  select distinct product_id, order_id
  from shop_reversals
  where state in ('waiting', 'counted', 'expired')) r
join orders d
  on d.product_id = r.product_id
  and d.order_id = r.order_id;

drop index shop_orders_waiting;
drop index order_claims_unmatched;
drop index shop_reversals_open;

create index shop_orders_expiring on shop_orders (expires_at) where state = 'waiting';
create index shop_orders_expired on shop_orders (expires_at) where state = 'expired';
create index order_claims_expiring on order_claims (expires_at) where state = 'unmatched';
create index order_claims_expired on order_claims (expires_at) where state = 'expired';

comment on table shop_orders is
  'Orders as webhooks told of them; one that only a reversal named is there without amount and unpaid. Written by the order book and the joiner; expired, and much later deleted, by the housekeeping loop.';
comment on table order_claims is
  'Which wallet has said that a checkout or an order is its own; the first stays until it expires. Written by the group commit (CheckoutClaims); matched by the joiner, expired, and much later deleted, by the housekeeping loop.';
comment on table shop_reversals is
  'Refunds by their id, what is left of an order that its shop calls refunded (rest), and cancellations; kept for ever. Written by the order book; counted once under the lock of the order, then recorded, by the joiner.';
comment on table order_checks is
  'A row for each change that may complete an order, or that its refunds wait for; written in its transaction (order book, group commit), deleted once somebody has looked, at the latest the sweep. created_at lies ahead where a look failed and is put off.';
