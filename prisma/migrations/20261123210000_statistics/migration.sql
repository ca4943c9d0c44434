-- What plans rest on, right after a large load and before autovacuum comes round: only owners may analyse their tables.
-- A table that grew by a tenth since it was last looked at is looked at, always in the same order, so that two of these wait.
create function refresh_statistics() returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  grown regclass;
begin
  for grown in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'finance') and c.relkind = 'r'
      and pg_relation_size(c.oid) > 1.1 * c.relpages * current_setting('block_size')::int
    order by c.oid
  loop
    execute format('analyze %s', grown);
  end loop;
end $$;
revoke all on function refresh_statistics() from public;
grant execute on function refresh_statistics() to bw_app;
