create table product_webhooks (
    id          uuid primary key,
    product_id  uuid        not null references products (id),
    kind        text        not null check (kind in ('shopify', 'woocommerce', 'standard', 'generic')),
    shop_domain text unique check (shop_domain = lower(shop_domain)),
    created_at  timestamptz not null default now(),
    unique (product_id, kind),
    check ((kind = 'shopify') = (shop_domain is not null))
);
comment on table product_webhooks is
    'Webhooks that products have configured, one of each kind; a shop belongs to one product. Written by product-service under the lock of the product.';

create table product_webhook_secrets (
    id          uuid primary key,
    webhook_id  uuid        not null references product_webhooks (id) on delete cascade,
    sealed      text        not null,
    created_at  timestamptz not null default now(),
    valid_until timestamptz
);
comment on table product_webhook_secrets is
    'Secrets of webhooks, sealed for interaction-service: this service cannot read them. valid_until is null for the current one. Written by product-service under the lock of the product.';
create unique index product_webhook_secrets_current on product_webhook_secrets (webhook_id) where valid_until is null;
create index product_webhook_secrets_webhook on product_webhook_secrets (webhook_id);

create table product_secret_versions (
    product_id        uuid primary key references products (id),
    version           bigint      not null default 1 check (version >= 1),
    published_version bigint      not null default 0 check (published_version <= version),
    updated_at        timestamptz not null default now()
);
comment on table product_secret_versions is
    'How often the webhooks of a product changed. Written by product-service with the change; published_version is written by the relay of product-secrets.v1.';
create index product_secret_versions_unpublished on product_secret_versions (updated_at) where published_version < version;
