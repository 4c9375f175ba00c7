-- Works beside the version before it, which leaves them at what a product has until it is changed.
alter table known_products
    add column client_dedup_seconds         bigint  not null default 604800,
    add column type_dedup_seconds           jsonb   not null default '{}',
    add column attribution_seconds          bigint  not null default 0,
    add column wallet_interactions_per_hour integer not null default 0,
    add column pay_processing_orders        boolean not null default false,
    add column claim_life_seconds           bigint  not null default 2592000;
