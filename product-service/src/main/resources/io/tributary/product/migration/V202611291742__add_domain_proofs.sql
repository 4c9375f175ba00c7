-- Works beside the version before it: what that inserts gets a token and a time, and what it deletes takes its proof along.
alter table products
    add column domain_token text not null default translate(gen_random_uuid()::text, '-', '')
        check (domain_token ~ '^[0-9a-f]{32}$');
comment on column products.domain_token is
    'What the DNS of a domain has to say for this product; random, drawn with the row, never changed. No secret: who reads it can do nothing without the domain.';

alter table product_domains
    add column created_at  timestamptz not null default now(),
    add column verified_at timestamptz;
comment on column product_domains.verified_at is
    'When DNS was seen to say that the domain is the product''s; null: never.';
