-- What was taken back is a test if the purchase is one, whatever its own delivery said.
alter table shop_reversals drop column test;
