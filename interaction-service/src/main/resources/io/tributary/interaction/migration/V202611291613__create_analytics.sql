-- Null: the ids are the client's own, or there are none.
alter table interactions
  add column correlated_by text collate "C" check (correlated_by in ('claim', 'wallet', 'fingerprint'));

create table interaction_correlations (
  interaction_id uuid primary key,
  received_at timestamptz not null,
  product_id uuid not null,
  session_id text,
  device_id text,
  profile_id text,
  attached_at timestamptz not null,
  check (num_nonnulls(session_id, device_id, profile_id) > 0)
);

create index interaction_correlations_by_session
  on interaction_correlations (product_id, session_id, received_at desc, interaction_id desc)
  where session_id is not null;
create index interaction_correlations_received_at on interaction_correlations (received_at);

comment on table interaction_correlations is
  'Ids that were attached to an interaction after it was received, where it had none. Written by Correlations; deleted by the analytics sweep when the interaction is too old to be kept.';

create table analytics_sightings (
  product_id uuid not null,
  subject text collate "C" not null,
  session_id text,
  device_id text,
  profile_id text,
  seen_at timestamptz not null,
  primary key (product_id, subject)
);

create index analytics_sightings_seen_at on analytics_sightings (seen_at);

comment on table analytics_sightings is
  'The ids last seen with a wallet or a fingerprint (a keyed hash of client address and user agent). Written by the group commit (Sightings); deleted by the analytics sweep after 24 hours.';

create table fingerprint_salts (
  day date primary key,
  salt text not null check (salt ~ '^[0-9a-f]{64}$')
);

comment on table fingerprint_salts is
  'The key of each day''s fingerprints. Written by Fingerprints; deleted by the analytics sweep, so that nobody can make a fingerprint again.';
