-- The tree below a wallet, newest first.
create index referral_edges_by_referrer on referral_edges (product_id, referrer, linked_at desc, interaction_id desc);

comment on table referral_edges is
  'Who referred whom, per product; the first referrer stays unless an administrator changes it. Written by the group commit (ReferralEdges) and by reassignment (EdgeChanges), under the advisory lock of the product.';
comment on column referral_edges.interaction_id is
  'The interaction that linked, or the row of referral_changes.';

create table referral_changes (
  id uuid primary key,
  product_id uuid not null,
  wallet text collate "C" not null check (wallet ~ '^0x[0-9a-f]{40}$'),
  referrer_before text collate "C" check (referrer_before ~ '^0x[0-9a-f]{40}$'),
  referrer_after text collate "C" check (referrer_after ~ '^0x[0-9a-f]{40}$'),
  reason text not null,
  changed_by text collate "C" not null check (changed_by ~ '^0x[0-9a-f]{40}$'),
  changed_at timestamptz not null,
  check (referrer_before is distinct from referrer_after)
);

create index referral_changes_by_wallet on referral_changes (product_id, wallet, changed_at desc, id desc);

comment on table referral_changes is
  'Who gave a wallet another referrer, when and why; for ever. Written by reassignment (ReferralChanges) only.';
