create table known_product_secrets (
    product_id uuid        primary key,
    version    bigint      not null,
    updated_at timestamptz not null,
    learnt_at  timestamptz not null default now()
);
comment on table known_product_secrets is
    'Which version of a product''s webhooks is known; written by the step on product-secrets.v1.';

create table known_webhooks (
    product_id  uuid not null references known_product_secrets,
    kind        text not null,
    shop_domain text,
    primary key (product_id, kind)
);
create index known_webhooks_by_shop on known_webhooks (shop_domain);
comment on table known_webhooks is
    'Webhooks as product-secrets.v1 last told of them, deleted ones are absent; written by its step.';

create table known_webhook_secrets (
    product_id  uuid        not null,
    kind        text        not null,
    sealed      text        not null,
    created_at  timestamptz not null,
    valid_until timestamptz,
    foreign key (product_id, kind) references known_webhooks on delete cascade
);
create index known_webhook_secrets_by_webhook on known_webhook_secrets (product_id, kind);
comment on table known_webhook_secrets is
    'Secrets of webhooks as they came, sealed; opened in memory only. Written by the step on product-secrets.v1.';
