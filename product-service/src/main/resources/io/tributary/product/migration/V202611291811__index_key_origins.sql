-- Which pages may sign wallets in is asked of all publishable keys at once.
create index product_keys_by_origin on product_keys using gin (origins)
  where revoked_at is null and kind = 'publishable';
