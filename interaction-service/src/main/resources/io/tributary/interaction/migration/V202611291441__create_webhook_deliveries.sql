create table webhook_deliveries (
  id uuid primary key,
  product_id uuid not null,
  kind text collate "C" not null,
  event_key text collate "C",
  received_at timestamptz not null,
  outcome text collate "C" not null check (outcome in ('stored', 'duplicate', 'unmatched', 'ignored', 'refused')),
  reason text collate "C",
  order_id text collate "C",
  interaction_id uuid,
  payload json
);

create unique index webhook_deliveries_event on webhook_deliveries (product_id, kind, event_key) where event_key is not null;
create index webhook_deliveries_received_at on webhook_deliveries (product_id, received_at desc, id desc);
create index webhook_deliveries_age on webhook_deliveries (received_at);
create index webhook_deliveries_kept on webhook_deliveries (received_at) where payload is not null;

comment on table webhook_deliveries is
  'What webhooks brought and what became of it. Written by the webhook intake; payloads are emptied and old rows deleted by the housekeeping loop.';
