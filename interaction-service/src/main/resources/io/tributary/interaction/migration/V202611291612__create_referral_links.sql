create table referral_links (
  product_id uuid not null,
  wallet text collate "C" not null check (wallet ~ '^0x[0-9a-f]{40}$'),
  code text collate "C" not null check (code ~ '^[2-9a-hjkmnp-tv-z]{10}$'),
  created_at timestamptz not null,
  primary key (product_id, wallet),
  constraint referral_links_code unique (product_id, code)
);

comment on table referral_links is
  'The code by which others name a wallet as their referrer, drawn when it first makes a link; for ever. Written by ReferralLinks only, before the interaction that made it is recorded.';
