-- Unlogged: a crash of the server may cost the counts of one minute, and no write of them costs a flush.
create unlogged table rate_limit_counts (
  minute timestamptz not null,
  bucket text collate "C" not null,
  used bigint not null,
  primary key (minute, bucket)
)
with (fillfactor = 50);

comment on table rate_limit_counts is
  'What all instances let in, by minute and bucket. Written by SharedCountsPoller of every instance; minutes that are over are deleted by it.';

create table wallet_hour_counts (
  product_id uuid not null,
  wallet text collate "C" not null check (wallet ~ '^0x[0-9a-f]{40}$'),
  hour timestamptz not null,
  used integer not null check (used >= 0),
  primary key (product_id, wallet, hour)
)
with (fillfactor = 70);

create index wallet_hour_counts_hour on wallet_hour_counts (hour);

comment on table wallet_hour_counts is
  'Accepted interactions of wallets whose number is limited, by hour. Written by the group commit (WalletHours); hours that are over are deleted by the housekeeping loop.';
