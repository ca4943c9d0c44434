-- Live signals: what the teams' own products send (issue 4). Receipts say what was counted, raw events show it for some weeks,
-- the rollups are what every screen and measure reads.

-- A source is an ingest key; it is made with the key.
create table source (
  key_id int not null,
  creates_accounts boolean not null default false,
  constraint source_pkey primary key (key_id),
  constraint source_key_id_fkey foreign key (key_id) references api_key (id) on delete cascade on update cascade
);
insert into source (key_id) select id from api_key where kind = 'ingest';

create function make_source() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into source (key_id) values (new.id) on conflict do nothing;
  return null;
end $$;
create trigger make_source after insert on api_key for each row when (new.kind = 'ingest') execute function make_source();

-- feature_id: the feature that the rules in force give the name
create table event_name (
  id serial not null,
  name text not null,
  first_seen_at timestamptz(3) not null default now(),
  last_seen_on date not null,
  feature_id int,
  constraint event_name_pkey primary key (id),
  constraint event_name_feature_id_fkey foreign key (feature_id) references feature (id) on delete set null on update cascade
);
create unique index event_name_name_key on event_name (name);

create table feature_rule (
  id serial not null,
  feature_id int not null,
  pattern text not null,
  exact boolean not null,
  constraint feature_rule_pkey primary key (id),
  constraint feature_rule_feature_id_fkey foreign key (feature_id) references feature (id) on delete cascade on update cascade
);
create unique index feature_rule_pattern_key on feature_rule (pattern);

-- how far a change of the rules has reached in the raw days kept
create table feature_recount (
  id serial not null,
  state text not null default 'waiting',
  names int[],
  from_day date,
  done int not null default 0,
  total int not null default 0,
  error text,
  started_by int,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  constraint feature_recount_pkey primary key (id),
  constraint feature_recount_state check (state in ('waiting', 'running', 'done', 'failed'))
);

create table source_person (
  source_id int not null,
  person text not null,
  account_id int not null,
  constraint source_person_pkey primary key (source_id, person),
  constraint source_person_source_id_fkey foreign key (source_id) references source (key_id) on delete cascade on update cascade,
  constraint source_person_account_id_fkey foreign key (account_id) references account (id) on delete cascade on update cascade
);
create index source_person_account_id_idx on source_person (account_id);

create table source_group_rule (
  source_id int not null,
  group_id text not null,
  account_id int,
  constraint source_group_rule_pkey primary key (source_id, group_id),
  constraint source_group_rule_source_id_fkey foreign key (source_id) references source (key_id) on delete cascade on update cascade,
  constraint source_group_rule_account_id_fkey foreign key (account_id) references account (id) on delete cascade on update cascade
);
create index source_group_rule_account_id_idx on source_group_rule (account_id);

-- The message id stands before the account, so that a retry is known also where its person belongs to another account by now.
create table event_receipt (
  account_id int not null,
  source_id int not null,
  message_id text not null,
  received_on date not null,
  constraint event_receipt_pkey primary key (source_id, message_id, account_id)
);
-- receipts lie in the order they came: a range index finds the old ones and costs the writing next to nothing
create index event_receipt_received_on_idx on event_receipt using brin (received_on);

create table raw_event (
  account_id int not null,
  received_on date not null,
  source_id int not null,
  message_id text not null,
  type text not null,
  name_id int,
  person text,
  at timestamptz(3) not null,
  day date not null,
  properties jsonb not null,
  constraint raw_event_pkey primary key (account_id, received_on, source_id, message_id)
) partition by range (received_on);

create table quarantine_event (
  source_id int not null,
  message_id text not null,
  group_id text,
  person text,
  body jsonb not null,
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  state text not null default 'waiting',
  constraint quarantine_event_pkey primary key (source_id, message_id),
  constraint quarantine_event_state check (state in ('waiting', 'ignored'))
);
create index quarantine_event_source_id_group_id_idx on quarantine_event (source_id, group_id);
create index quarantine_event_source_id_person_idx on quarantine_event (source_id, person);

-- sent, sent_users: the part that came by live events; the rest was imported
alter table usage_daily add column sent int not null default 0, add column sent_users int not null default 0;
alter table usage_feature_daily add column sent int not null default 0, add column sent_users int not null default 0;

create table usage_person_daily (
  account_id int not null,
  day date not null,
  person text not null,
  events int not null,
  constraint usage_person_daily_pkey primary key (account_id, day, person)
);

create table usage_feature_person_daily (
  account_id int not null,
  feature_id int not null,
  day date not null,
  person text not null,
  constraint usage_feature_person_daily_pkey primary key (account_id, feature_id, day, person)
);

create table event_daily (
  account_id int not null,
  name_id int not null,
  day date not null,
  events int not null,
  constraint event_daily_pkey primary key (account_id, name_id, day)
);

create table source_minute (
  source_id int not null,
  minute timestamptz(3) not null,
  taken int not null default 0,
  duplicate int not null default 0,
  quarantined int not null default 0,
  refused int not null default 0,
  constraint source_minute_pkey primary key (source_id, minute)
);

create table source_refusal (
  source_id int not null,
  reason text not null,
  day date not null,
  count int not null default 0,
  sample jsonb,
  last_at timestamptz(3) not null default now(),
  constraint source_refusal_pkey primary key (source_id, reason, day),
  constraint source_refusal_sample check (pg_column_size(sample) <= 4096)
);

-- A day's partition is made beside the table and then attached, which lets everybody go on writing. There is no default
-- partition: it would be locked by every attachment; who meets a missing day makes it.
create function make_raw_event_partition(received date) returns void language plpgsql security definer set search_path = public as $$
declare
  part text := 'raw_event_' || to_char(received, 'YYYYMMDD');
begin
  perform pg_advisory_xact_lock(hashtext('raw_event partitions'));
  if to_regclass(part) is not null then return; end if;
  execute format('create table %I (like raw_event including all)', part);
  execute format('alter table raw_event attach partition %I for values from (%L) to (%L)', part, received, received + 1);
end $$;

-- The rows go first, which locks nobody who writes another day; the empty partition goes when nobody has to wait for it.
create function drop_raw_event_partition(received date) returns boolean language plpgsql security definer
  set search_path = public set lock_timeout = '50ms' as $$
declare
  part text := 'raw_event_' || to_char(received, 'YYYYMMDD');
begin
  if received >= (now() at time zone 'UTC')::date then
    raise exception 'Raw events of % are still coming in', received using errcode = 'restrict_violation';
  end if;
  if to_regclass(part) is null then return true; end if;
  execute format('truncate %I', part);
  begin
    execute format('drop table %I', part);
  exception when lock_not_available then
    return false;
  end;
  return true;
exception when lock_not_available then
  return false;
end $$;

revoke all on function make_raw_event_partition(date), drop_raw_event_partition(date) from public;
grant execute on function make_raw_event_partition(date), drop_raw_event_partition(date) to bw_app;

select make_raw_event_partition((now() at time zone 'UTC')::date + n) from generate_series(0, 7) n;

-- the demo company goes with all that was sent for it
create or replace function clear_demo_company() returns void language plpgsql security definer set search_path = public, finance as $$
begin
  if not exists (select from setting where key = 'demo') then
    raise exception 'There is no demo company here' using errcode = 'restrict_violation';
  end if;
  truncate account, product, feature, survey, custom_metric, usage_daily, usage_feature_daily, score_daily, account_dirty, backfill,
    published_ratio, import, import_mapping, finance.import_chunk, finance.import_refused_row, finance.import_before,
    finance.money_custom_value, finance.subscription_price, finance.deal_amount, finance.revenue_movement,
    event_name, feature_rule, feature_recount, source_person, source_group_rule, event_receipt, raw_event, quarantine_event,
    usage_person_daily, usage_feature_person_daily, event_daily, source_minute, source_refusal cascade;
  delete from setting where key = 'demo';
end $$;
