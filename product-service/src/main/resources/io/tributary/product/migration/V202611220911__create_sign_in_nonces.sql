create table sign_in_nonces (
    nonce      text primary key,
    wallet     text        not null check (wallet ~ '^0x[0-9a-f]{40}$'),
    chain_id   bigint      not null check (chain_id >= 1),
    expires_at timestamptz not null
);
comment on table sign_in_nonces is
    'Nonces that wait for a signature. Written by product-service; using one deletes it, expired ones go with later requests.';
create index sign_in_nonces_expiry on sign_in_nonces (expires_at);
