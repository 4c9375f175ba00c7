-- Makes the months that are wanted, gives strayed rows the months that they lack, and drops months that are too old.
-- A month stays while a group that may fall into it waits in the outbox.
create function maintain_interaction_partitions(kept integer, ahead integer, out strayed bigint, out dropped text[])
language plpgsql as $$
declare
  this_month timestamp := date_trunc('month', now() at time zone 'UTC');
  month timestamp;
  month_end timestamptz;
  name text;
begin
  -- Whoever records waits behind a lock that is waited for: rather another time than for long.
  perform set_config('lock_timeout', '2s', true);
  select count(*) into strayed from interactions_default;
  for month in
    select this_month + make_interval(months => m) from generate_series(0, ahead) as m
    union
    select date_trunc('month', received_at at time zone 'UTC') from interactions_default
    order by 1
  loop
    name := 'interactions_' || to_char(month, 'YYYY_MM');
    continue when to_regclass(name) is not null;
    month_end := (month + interval '1 month') at time zone 'UTC';
    execute format('create table %I (like interactions including all)', name);
    execute format(
      'with stray as (
         delete from interactions_default
         where received_at >= %L and received_at < %L
         returning *)
       insert into %I select * from stray',
      month at time zone 'UTC', month_end, name);
    execute format(
      'alter table interactions attach partition %I for values from (%L) to (%L)',
      name, month at time zone 'UTC', month_end);
  end loop;
  dropped := '{}';
  for name, month in
    select c.relname, to_date(right(c.relname, 7), 'YYYY_MM')
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'interactions'::regclass
      and c.relname ~ '^interactions_\d{4}_\d{2}$'
    order by c.relname
  loop
    continue when month >= this_month - make_interval(months => kept);
    continue when exists (
      select from interaction_outbox
      where received_at < (month + interval '1 month') at time zone 'UTC');
    execute format('drop table %I', name);
    dropped := dropped || name;
  end loop;
end
$$;

comment on function maintain_interaction_partitions is
  'Called by the housekeeping loop. Answers how many rows lay in the default partition, and which months were dropped.';
