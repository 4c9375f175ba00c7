-- They hold the tokens of checkouts that nobody has claimed yet. They are emptied whole, since their texts may have
-- escapes that jsonb does not take; a payload is kept for days only.
update webhook_deliveries
set payload = null
where payload is not null;
