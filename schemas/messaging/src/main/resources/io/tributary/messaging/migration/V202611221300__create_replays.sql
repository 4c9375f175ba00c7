create table replays (
    id              uuid        primary key,
    topic           text        not null,
    status          text        not null check (status in ('running', 'completed', 'failed', 'cancelled')),
    slot            integer     not null check (slot >= 0),
    product_id      uuid,
    dry_run         boolean     not null,
    republish       boolean     not null,
    rate_per_second integer     not null check (rate_per_second between 1 and 100000),
    read            bigint      not null default 0,
    applied         bigint      not null default 0,
    already_done    bigint      not null default 0,
    refused         bigint      not null default 0,
    failure         text,
    requested_by    text        not null,
    reason          text        not null,
    lease_token     bigint      not null default 0,
    started_at      timestamptz not null default now(),
    finished_at     timestamptz,
    check ((status = 'running') = (finished_at is null))
);

-- As many run at once as there are slots.
create unique index replays_running on replays (slot) where status = 'running';

comment on table replays is
    'Replays of topics that this service consumes; asked for by operators, moved on by the instance that has the lease of the slot';

create table replay_partitions (
    replay_id        uuid    not null references replays (id),
    partition        integer not null check (partition >= 0),
    next_offset      bigint  not null,
    committed_offset bigint  not null,
    end_offset       bigint  not null,
    primary key (replay_id, partition),
    check (next_offset <= committed_offset)
);

comment on table replay_partitions is
    'How far a replay is: committed in the transaction of the records, next after the acknowledgement of their outcomes; written by the replay';

create table operator_actions (
    id       bigint      generated always as identity primary key,
    at       timestamptz not null default now(),
    operator text        not null,
    action   text        not null,
    subject  text        not null,
    reason   text        not null,
    detail   text        not null
);

comment on table operator_actions is
    'What operators did on the management port; one row per write, in its transaction';
