-- Every change by anyone, before and after, in the transaction of the change; sealed each second into a chain of hashes.

create table audit_change (
  id bigserial not null,
  at timestamptz(3) not null default now(),
  user_id int,
  role text,
  key_id int,
  request_id text,
  door text,
  -- what acted where no person did: a job, a webhook, or somebody past the application
  system text,
  op text not null check (op in ('insert', 'update', 'delete', 'truncate')),
  table_name text not null,
  row_key jsonb,
  account_id int,
  -- its values are in finance.audit_change (SPEC N4)
  money boolean not null default false,
  before jsonb,
  after jsonb,
  constraint audit_change_pkey primary key (id),
  constraint audit_change_money check (not money or (before is null and after is null))
);
create index audit_change_at_id_idx on audit_change (at, id);
create index audit_change_user_id_at_idx on audit_change (user_id, at);
create index audit_change_account_id_at_idx on audit_change (account_id, at);
create index audit_change_request_id_idx on audit_change (request_id);

create table finance.audit_change (
  id bigint not null,
  account_id int,
  before jsonb,
  after jsonb,
  constraint audit_change_pkey primary key (id)
);

create table audit_link (
  seq bigint not null,
  log text not null check (log in ('door', 'change', 'money', 'access')),
  row_id bigint not null,
  sealed_at timestamptz(3) not null,
  hash bytea not null,
  constraint audit_link_pkey primary key (seq)
);
create unique index audit_link_log_row_id_key on audit_link (log, row_id);

-- Rows that no seal has taken yet. A transaction that stays open keeps only its own rows out of the chain.
create table audit_unsealed (
  id bigserial not null,
  log text not null,
  row_id bigint not null,
  constraint audit_unsealed_pkey primary key (id)
);

-- What is not kept, and why; every other table is.
create table audit_rule (
  table_name text not null,
  skipped text,
  -- columns whose change alone is no change
  unwatched text[] default '{}',
  -- columns of which only is said that they changed
  hidden text[] default '{}',
  constraint audit_rule_pkey primary key (table_name)
);

create function audit_hides(name text) returns boolean language sql immutable parallel safe as $$
  select name ~* '(secret|password|passwd|token|hash|sealed|credential|private_?key|api_?key|authorization|cookie)'
$$;

/* A value as it may be kept: secrets are left out, wherever they stand inside. */
create function audit_shown(name text, value jsonb) returns jsonb language plpgsql immutable as $$
begin
  if value = 'null' then return value; end if;
  if audit_hides(name) then return '"(hidden)"'; end if;
  case jsonb_typeof(value)
    when 'object' then return coalesce((select jsonb_object_agg(key, audit_shown(key, e.value)) from jsonb_each(value) e), '{}');
    when 'array' then return coalesce((select jsonb_agg(audit_shown('', e) order by place)
      from jsonb_array_elements(value) with ordinality as t(e, place)), '[]');
    else return value;
  end case;
end $$;

create function audit_row() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  tag text := current_setting('bellwether.actor', true);
  actor jsonb := case when tag like '{%' then tag::jsonb end;
  keys text[] := tg_argv[0];
  unwatched text[] := tg_argv[1];
  hidden text[] := tg_argv[2];
  was jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) end;
  becomes jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) end;
  one jsonb := coalesce(becomes, was);
  money boolean := tg_table_schema = 'finance';
  made bigint;
  account int := case when tg_table_name = 'account' then one ->> 'id' else one ->> 'account_id' end;
  told_before jsonb;
  told_after jsonb;
begin
  select jsonb_object_agg(key, shown_before) filter (where shown_before is not null and (tg_op = 'UPDATE' or shown_before <> 'null')),
    jsonb_object_agg(key, shown_after) filter (where shown_after is not null and (tg_op = 'UPDATE' or shown_after <> 'null'))
  into told_before, told_after
  from (
    select key, case when key = any (hidden) and b.value <> 'null' then '"(hidden)"' else audit_shown(key, b.value) end as shown_before,
      case when key = any (hidden) and a.value <> 'null' then '"(hidden)"' else audit_shown(key, a.value) end as shown_after
    from jsonb_each(was) b full join jsonb_each(becomes) a using (key)
    where b.value is distinct from a.value and not key = any (unwatched)
  ) changed;
  insert into audit_change (user_id, role, key_id, request_id, door, system, op, table_name, row_key, account_id, money, before, after)
  values ((actor ->> 'user')::int, actor ->> 'role', (actor ->> 'key')::int, actor ->> 'request', actor ->> 'door',
    case when actor is null then 'database: ' || session_user else actor ->> 'system' end,
    lower(tg_op), case when money then 'finance.' || tg_table_name else tg_table_name end,
    (select jsonb_object_agg(name, audit_shown(name, one -> name)) from unnest(keys) as name where one is not null),
    account, money, case when not money then told_before end, case when not money then told_after end)
  returning id into made;
  if money then
    insert into finance.audit_change (id, account_id, before, after) values (made, account, told_before, told_after);
  end if;
  return null;
end $$;

/*
 * Puts the triggers on every table that has no rule to be skipped. Run after the migrations of each start, so that a new table
 * or column is kept without anybody thinking of it; what is right already is not touched and takes no lock.
 */
create function audit_all() returns void language plpgsql as $$
declare
  one record;
  bulk constant text := 'left(coalesce(current_setting(''bellwether.actor'', true), ''''), 5) <> ''bulk:''';
  arguments text;
  want jsonb;
  what record;
begin
  for one in
    select c.oid, n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as full_name, r.skipped,
      coalesce(r.unwatched, '{}') || '{updated_at}' as unwatched, coalesce(r.hidden, '{}') as hidden,
      coalesce((select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey) where i.indrelid = c.oid and i.indisprimary), '{}') as keys
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join audit_rule r on r.table_name = case n.nspname when 'public' then c.relname::text else n.nspname || '.' || c.relname end
    where n.nspname in ('public', 'finance') and c.relkind in ('r', 'p') and not c.relispartition
  loop
    arguments := format('%L, %L, %L', one.keys, one.unwatched, one.hidden);
    select jsonb_build_object(
      'audit_put', format('after insert or delete on %s for each row when (%s) execute function audit_row(%s)', one.full_name, bulk, arguments),
      'audit_change', format('after update on %s for each row when (%s and (%s)) execute function audit_row(%s)', one.full_name, bulk,
        (select string_agg(format('old.%1$I is distinct from new.%1$I', a.attname), ' or ' order by a.attnum) from pg_attribute a
         where a.attrelid = one.oid and a.attnum > 0 and not a.attisdropped and a.attname <> all (one.unwatched)), arguments),
      'audit_clear', format('after truncate on %s for each statement execute function audit_row(%s)', one.full_name, arguments)) into want;
    for what in select key as name, case when one.skipped is null then value end as definition from jsonb_each_text(want) loop
      if what.definition is not null and md5(what.definition) = (select obj_description(t.oid, 'pg_trigger') from pg_trigger t
        where t.tgrelid = one.oid and t.tgname = what.name) then continue; end if;
      if what.definition is null and not exists (select from pg_trigger where tgrelid = one.oid and tgname = what.name) then continue; end if;
      execute format('drop trigger if exists %I on %s', what.name, one.full_name);
      if what.definition is not null then
        execute format('create trigger %I %s', what.name, what.definition);
        execute format('comment on trigger %I on %s is %L', what.name, one.full_name, md5(what.definition));
      end if;
    end loop;
  end loop;
end $$;

insert into audit_rule (table_name, skipped) values
  ('_prisma_migrations', 'which migrations ran is its own record'),
  ('audit_log', 'a log itself, sealed like this one'), ('audit_change', 'this log'), ('audit_link', 'the chain'),
  ('audit_unsealed', 'what the chain has not taken yet'), ('finance.audit_change', 'this log'),
  ('finance.access_log', 'a log itself, sealed like this one'),
  ('rate_limit', 'counters of tries'), ('idempotency_key', 'answers kept for a retry'),
  ('user_token', 'one-time links, known by their hash alone; who invited whom is in the log of the doors'),
  ('usage_daily', 'counted from events'), ('usage_feature_daily', 'counted from events'), ('usage_person_daily', 'counted from events'),
  ('usage_feature_person_daily', 'counted from events'), ('event_daily', 'counted from events'), ('event_name', 'names seen in events'),
  ('event_name_count', 'counted from events'), ('event_property_daily', 'counted from events'),
  ('raw_event', 'events as they came'), ('event_receipt', 'receipts of events'), ('quarantine_event', 'events that wait for their account'),
  ('source_minute', 'counters of a source'), ('source_refusal', 'counters of a source'), ('source_person', 'who is who, learnt from events'),
  ('source_account', 'what a source calls an account, learnt from events'),
  ('history_event', 'events of a load'), ('history_account', 'counted from a load'), ('history_latest', 'counted from a load'),
  ('history_load', 'a load of events is its own record'),
  ('score_daily', 'scores, reproducible from their inputs'), ('account_health', 'the latest scores'), ('account_dirty', 'work to do'),
  ('backfill', 'progress of a job'), ('preview_run', 'progress of a job'), ('prediction_run', 'progress of a job'),
  ('feature_recount', 'progress of a job'), ('drift_report', 'made by a job'), ('published_ratio', 'figures, reproducible from their rows'),
  ('active_period', 'derived from subscriptions'), ('purchase', 'derived from subscriptions'),
  ('import_file', 'progress of an import, which is its own record'), ('import_refusal', 'rows of an import'), ('import_link', 'rows of an import'),
  ('finance.import_chunk', 'the file of an import'), ('finance.import_refused_row', 'rows of an import'),
  ('finance.import_before', 'before-images of an import, kept for its undo'),
  ('custom_value', 'series of measured values'), ('finance.money_custom_value', 'series of measured values'),
  ('finance.revenue_movement', 'derived from subscriptions'), ('account_field', 'derived from the custom fields of the account'),
  ('webhook_delivery', 'deliveries are their own record'), ('webhook_object', 'the newest event of each object'),
  ('finance.webhook_waiting', 'deliveries that wait'), ('finance.stripe_subscription', 'what deliveries said last');
insert into audit_rule (table_name, unwatched, hidden) values
  ('app_user', '{last_looked_at, last_sign_in_at}', '{oidc_subject}'),
  ('api_key', '{last_used_at}', '{}'),
  ('account', '{paying, churned_on}', '{}'),
  ('webhook', '{}', '{address}');

/* Every row of the four logs waits for its seal, in whichever way it was put there. */
create function audit_waits() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into audit_unsealed (log, row_id) values (tg_argv[0], new.id);
  return null;
end $$;
create trigger audit_waits after insert on audit_log for each row execute function audit_waits('door');
create trigger audit_waits after insert on audit_change for each row execute function audit_waits('change');
create trigger audit_waits after insert on finance.audit_change for each row execute function audit_waits('money');
create trigger audit_waits after insert on finance.access_log for each row execute function audit_waits('access');
insert into audit_unsealed (log, row_id) select 'door', id from audit_log order by id;
insert into audit_unsealed (log, row_id) select 'access', id from finance.access_log order by id;

create trigger only_grows before update or delete on audit_change for each row execute function only_grows();
create trigger only_grows before update or delete on finance.audit_change for each row execute function only_grows();
create trigger only_grows before update or delete on audit_link for each row execute function only_grows();

/* A row of a log as it is sealed; columns that are added later are null in older rows and do not count. */
create function audit_text(log text, row_id bigint) returns text language plpgsql stable set timezone = 'UTC' set datestyle = 'ISO' as $$
declare
  one jsonb;
begin
  case log
    when 'door' then select to_jsonb(r) into one from audit_log r where r.id = row_id;
    when 'change' then select to_jsonb(r) into one from audit_change r where r.id = row_id;
    when 'money' then select to_jsonb(r) into one from finance.audit_change r where r.id = row_id;
    when 'access' then select to_jsonb(r) into one from finance.access_log r where r.id = row_id;
  end case;
  return (select jsonb_object_agg(key, value)::text from jsonb_each(one) where value <> 'null');
end $$;

create function audit_hash(previous bytea, seq bigint, log text, row_id bigint, sealed_at timestamptz, line text) returns bytea
language sql immutable as $$
  select sha256(coalesce(previous, '') || convert_to(concat_ws('|', seq, log, row_id, extract(epoch from sealed_at)::numeric(20, 3), line), 'UTF8'))
$$;

/* Links every committed row that has no link yet to the chain, one sealer at a time; says how many. */
create function seal_audit(most int default 5000) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  last audit_link;
  one record;
  line text;
  taken bigint[] := '{}';
begin
  if not pg_try_advisory_xact_lock(hashtext('audit.seal'), 1) then return 0; end if;
  select * into last from audit_link order by seq desc limit 1;
  last.seq := coalesce(last.seq, 0);
  last.sealed_at := clock_timestamp();
  for one in select id, log, row_id from audit_unsealed order by id limit most loop
    line := audit_text(one.log, one.row_id);
    -- gone before it was sealed: stays here, where the check finds it
    continue when line is null;
    last.seq := last.seq + 1;
    last.log := one.log;
    last.row_id := one.row_id;
    last.hash := audit_hash(last.hash, last.seq, last.log, last.row_id, last.sealed_at, line);
    insert into audit_link select last.*;
    taken := taken || one.id;
  end loop;
  delete from audit_unsealed where id = any (taken);
  return cardinality(taken);
end $$;

/* Recomputes a piece of the chain; `fault` names what is wrong with the first broken link, if one is. */
create function verify_audit(follows bigint, most int) returns table (seq bigint, hash text, fault text, log text, row_id bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  previous bytea := (select l.hash from audit_link l where l.seq = follows);
  one audit_link;
  line text;
begin
  seq := follows;
  for one in select * from audit_link l where l.seq > follows order by l.seq limit most loop
    line := audit_text(one.log, one.row_id);
    fault := case
      when one.seq <> seq + 1 then 'link missing'
      when line is null then 'row deleted'
      when one.hash <> audit_hash(previous, one.seq, one.log, one.row_id, one.sealed_at, line) then 'row changed'
    end;
    seq := seq + 1;
    log := one.log;
    row_id := one.row_id;
    exit when fault is not null;
    previous := one.hash;
  end loop;
  hash := encode(previous, 'hex');
  return next;
end $$;

/* Rows beside the chain: put in without waiting for a seal, or gone before it. */
create function audit_loose() returns table (fault text, log text, row_id bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
  select 'row slipped in', r.log, r.id from (
    select 'door' as log, id from audit_log union all select 'change', id from audit_change
    union all select 'money', id from finance.audit_change union all select 'access', id from finance.access_log) r
  where not exists (select from audit_link l where l.log = r.log and l.row_id = r.id)
    and not exists (select from audit_unsealed u where u.log = r.log and u.row_id = r.id)
  union all
  select 'row deleted', u.log, u.row_id from audit_unsealed u where audit_text(u.log, u.row_id) is null
  order by 2, 3 limit 1
$$;

revoke all on audit_change, audit_link, audit_unsealed, audit_rule from bw_app, bw_finance, bw_finance_system;
revoke all on all sequences in schema public from bw_finance;
revoke all on sequence audit_change_id_seq, audit_unsealed_id_seq from bw_app, bw_finance_system;
grant select on audit_change, audit_link, audit_rule to bw_app;
grant select on audit_unsealed to bw_app;
grant select on audit_change to bw_finance;
revoke all on finance.audit_change from bw_app, bw_finance_system;
grant select on finance.audit_change to bw_finance;
revoke all on function audit_row(), audit_all(), audit_waits(), audit_text(text, bigint), seal_audit(int), verify_audit(bigint, int), audit_loose() from public;
grant execute on function seal_audit(int), verify_audit(bigint, int), audit_loose() to bw_app;
