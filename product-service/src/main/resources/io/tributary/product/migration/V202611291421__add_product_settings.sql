-- Works beside the version before it, which leaves them at the defaults.
alter table products
    add column client_dedup_seconds         bigint  not null default 604800
        check (client_dedup_seconds between 1 and 7776000),
    add column type_dedup_seconds           jsonb   not null default '{}'
        check (jsonb_typeof(type_dedup_seconds) = 'object'),
    add column attribution_seconds          bigint  not null default 0
        check (attribution_seconds between 0 and 315360000),
    add column wallet_interactions_per_hour integer not null default 0
        check (wallet_interactions_per_hour between 0 and 1000000),
    add column pay_processing_orders        boolean not null default false,
    add column claim_life_seconds           bigint  not null default 2592000
        check (claim_life_seconds between 60 and 31536000);
