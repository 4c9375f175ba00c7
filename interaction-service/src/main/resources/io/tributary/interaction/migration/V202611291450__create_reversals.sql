create table reversals (
  product_id uuid not null,
  kind text collate "C" not null check (kind in ('refund', 'cancellation')),
  reference text collate "C" not null,
  wallet text collate "C" not null check (wallet ~ '^0x[0-9a-f]{40}$'),
  interaction_id uuid not null,
  received_at timestamptz not null,
  content_hash uuid not null,
  primary key (product_id, kind, reference)
);

comment on table reversals is
  'The first interaction of each refund (by refund id) and cancellation (by order id), for ever. Written by the group commit (ReversalClaims) only.';
