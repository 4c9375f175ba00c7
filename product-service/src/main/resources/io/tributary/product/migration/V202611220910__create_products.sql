create table products (
    id                uuid primary key,
    name              text        not null check (char_length(name) between 1 and 200),
    status            text        not null default 'active' check (status in ('active', 'inactive')),
    version           bigint      not null default 1 check (version >= 1),
    published_version bigint      not null default 0 check (published_version <= version),
    created_by        text        not null check (created_by ~ '^0x[0-9a-f]{40}$'),
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now()
);
comment on table products is
    'Products. Written by product-service on behalf of administrators; version grows with every change of a product or of what belongs to it; published_version is written by the relay of products.v1.';
create index products_unpublished on products (updated_at) where published_version < version;

create table product_domains (
    domain     text primary key check (domain = lower(domain)),
    product_id uuid not null references products (id)
);
comment on table product_domains is 'Host names, each of one product only. Written by product-service with the product.';
create index product_domains_product on product_domains (product_id);

create table product_administrators (
    product_id uuid        not null references products (id),
    wallet     text        not null check (wallet ~ '^0x[0-9a-f]{40}$'),
    roles      integer     not null check (roles between 1 and 15),
    created_at timestamptz not null default now(),
    primary key (product_id, wallet)
);
comment on table product_administrators is
    'Wallets and their roles as a bit mask (1 product administrator, 2 campaign manager, 4 interaction manager, 8 oracle updater). Written by product-service under the lock of the product.';
create index product_administrators_wallet on product_administrators (wallet);

create table product_banks (
    product_id uuid        not null references products (id),
    chain_id   bigint      not null check (chain_id >= 1),
    token      text        not null check (token ~ '^0x[0-9a-f]{40}$'),
    bank       text        not null check (bank ~ '^0x[0-9a-f]{40}$'),
    created_at timestamptz not null default now(),
    primary key (product_id, chain_id, token)
);
comment on table product_banks is 'The bank that pays a token for a product. Written by product-service after a check on chain.';

create table product_keys (
    id         uuid primary key,
    product_id uuid        not null references products (id),
    kind       text        not null check (kind in ('secret', 'publishable')),
    name       text        not null check (char_length(name) between 1 and 100),
    prefix     text        not null,
    hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    test       boolean     not null default false,
    origins    text[]      not null default '{}',
    created_by text        not null check (created_by ~ '^0x[0-9a-f]{40}$'),
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);
comment on table product_keys is
    'API keys by their SHA-256; the key itself is never stored. Written by product-service; a revoked key stays as a row.';
create index product_keys_product on product_keys (product_id, created_at desc, id desc) where revoked_at is null;
