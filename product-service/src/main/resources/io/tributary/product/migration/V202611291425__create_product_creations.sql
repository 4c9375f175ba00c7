create table product_creations (
    wallet          text        not null check (wallet ~ '^0x[0-9a-f]{40}$'),
    idempotency_key text        not null check (char_length(idempotency_key) between 1 and 255),
    request_hash    text        not null check (request_hash ~ '^[0-9a-f]{64}$'),
    product_id      uuid        not null,
    created_at      timestamptz not null default now(),
    primary key (wallet, idempotency_key)
);
comment on table product_creations is
    'Which product came of a request with an Idempotency-Key, for 24 hours. Written by product-service in the transaction that makes the product; old rows go with later requests.';
create index product_creations_age on product_creations (created_at);
