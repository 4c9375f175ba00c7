create table known_products (
    product_id uuid        primary key,
    version    bigint      not null,
    name       text        not null,
    active     boolean     not null,
    learnt_at  timestamptz not null default now()
);

comment on table known_products is
    'Products as products.v1 last told of them; written by the products step of this service';

create table known_product_keys (
    product_id uuid    not null references known_products,
    key_id     uuid    not null,
    hash       text    not null,
    secret     boolean not null,
    test       boolean not null,
    origins    text[]  not null,
    primary key (product_id, key_id)
);

create index known_product_keys_by_hash on known_product_keys (hash);

comment on table known_product_keys is
    'Valid API keys by hash, revoked ones are absent; written by the products step of this service';

create table known_product_roles (
    product_id uuid    not null references known_products,
    wallet     text    not null check (wallet ~ '^0x[0-9a-f]{40}$'),
    roles      integer not null check (roles between 0 and 15),
    primary key (product_id, wallet)
);

create index known_product_roles_by_wallet on known_product_roles (wallet);

comment on table known_product_roles is
    'Roles of wallets on products; written by the products step of this service';

create table known_product_banks (
    product_id uuid   not null references known_products,
    chain_id   bigint not null,
    token      text   not null check (token ~ '^0x[0-9a-f]{40}$'),
    bank       text   not null check (bank ~ '^0x[0-9a-f]{40}$'),
    primary key (product_id, chain_id, token)
);

comment on table known_product_banks is
    'The bank that pays each token of a product; written by the products step of this service';
