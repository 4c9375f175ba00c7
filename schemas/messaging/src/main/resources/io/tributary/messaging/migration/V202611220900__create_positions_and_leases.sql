create table consumer_positions (
    topic       text        not null,
    partition   integer     not null check (partition >= 0),
    next_offset bigint      not null check (next_offset >= 0),
    updated_at  timestamptz not null default now(),
    primary key (topic, partition)
);

comment on table consumer_positions is
    'How far each partition was consumed, moved on in the transaction of the records; written by the steps of this service';

create table leases (
    name       text        primary key,
    holder     text        not null,
    token      bigint      not null check (token > 0),
    expires_at timestamptz not null
);

comment on table leases is
    'Who may run a loop alone, until when; token grows with every change of hands; written by the leased loops of this service';
