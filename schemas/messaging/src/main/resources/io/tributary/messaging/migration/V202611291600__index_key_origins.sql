-- A browser's preflight names an origin and no key.
create index known_product_keys_by_origin on known_product_keys using gin (origins) where not secret;
