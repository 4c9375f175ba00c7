-- What test keys bring stands in the way of nothing real: keys, orders, reversals and edges are kept apart by their mode.
-- Stop the version before it first: it names the old keys, and what it is asked meanwhile is answered with 503.

alter table interaction_dedup_keys
  add column test boolean not null default false,
  drop constraint interaction_dedup_keys_pkey,
  add primary key (product_id, test, wallet, type, dedup_key);

alter table orders
  add column test boolean not null default false,
  drop constraint orders_pkey,
  add primary key (product_id, test, order_id);

alter table reversals
  add column test boolean not null default false,
  drop constraint reversals_pkey,
  add primary key (product_id, test, kind, reference);

alter table referral_edges
  add column test boolean not null default false,
  drop constraint referral_edges_pkey,
  add primary key (product_id, test, wallet);

drop index referral_edges_by_referrer;

create index referral_edges_by_referrer on referral_edges (product_id, referrer, linked_at desc, interaction_id desc)
  where not test;

-- Each was written in the transaction of its interaction, so their times are equal.
update interaction_dedup_keys k
set test = true
from interactions i
where i.id = k.interaction_id
  and i.received_at = k.received_at
  and i.test;

update orders o
set test = true
from interactions i
where i.id = o.interaction_id
  and i.received_at = o.received_at
  and i.test;

update reversals r
set test = true
from interactions i
where i.id = r.interaction_id
  and i.received_at = r.received_at
  and i.test;

update referral_edges e
set test = true
from interactions i
where i.id = e.interaction_id
  and i.received_at = e.linked_at
  and i.test;

create function order_completion(product uuid, reference text, tests boolean) returns setof orders
language sql stable
as $$
  select *
  from orders
  where product_id = product
    and order_id = reference
    and (tests or not test)
  order by test
  limit 1
$$;

comment on function order_completion is
  'What completed an order of a shop: the real purchase, or else, where tests count, the one that is a test.';
