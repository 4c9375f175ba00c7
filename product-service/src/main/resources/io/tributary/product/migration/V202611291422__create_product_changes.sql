create table product_changes (
    id         uuid primary key,
    product_id uuid        not null references products (id),
    version    bigint      not null check (version >= 1),
    at         timestamptz not null,
    actor      text        not null check (actor ~ '^0x[0-9a-f]{40}$'),
    action     text        not null check (action ~ '^[a-z]+[.][a-z]+$'),
    subject    text        not null,
    details    json        not null,
    unique (product_id, version)
);
comment on table product_changes is
    'Who changed what of a product and when, old and new values, never a secret. Written by product-service in the transaction of the change, never updated, kept for ever; a version without a row is older than this table.';
create index product_changes_newest on product_changes (product_id, at desc, id desc);
