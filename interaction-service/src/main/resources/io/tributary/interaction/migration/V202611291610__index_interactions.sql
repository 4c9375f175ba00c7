-- What GET /external/interactions asks for, in the order in which it answers. Partitions that are made later get the same.
create index interactions_by_product on interactions (product_id, received_at desc, id desc);
create index interactions_by_wallet on interactions (product_id, wallet, received_at desc, id desc);
create index interactions_by_type on interactions (product_id, type, received_at desc, id desc);

-- Few rows have these, so the indexes are small. Most rows come by SDK: who asks for those reads the list of the product.
create index interactions_by_source on interactions (product_id, source, received_at desc, id desc)
  where source <> 'sdk';
create index interactions_by_order on interactions (product_id, order_id, received_at desc, id desc)
  where order_id is not null;
create index interactions_by_session on interactions (product_id, session_id, received_at desc, id desc)
  where session_id is not null;
