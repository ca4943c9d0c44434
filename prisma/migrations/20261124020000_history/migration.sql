-- Older history that came by /v1/import can be taken back: which load brought each event, and what it was counted as.

-- a load: what a source sent of it without a longer pause, on one day of receipt. Its figures are of all that was counted, also of what
-- was taken back; 'closed': too old to be undone
create table history_load (
  id serial not null,
  source_id int not null,
  received_on date not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  events int not null default 0,
  accounts int not null default 0,
  first_day date,
  last_day date,
  state text not null default 'kept',
  undone int not null default 0,
  undo_by int,
  undo_asked_at timestamptz(3),
  undone_at timestamptz(3),
  error text,
  constraint history_load_pkey primary key (id),
  constraint history_load_state check (state in ('kept', 'undoing', 'undone', 'closed')),
  constraint history_load_source_id_fkey foreign key (source_id) references source (key_id) on delete cascade on update cascade,
  constraint history_load_undo_by_fkey foreign key (undo_by) references app_user (id) on delete set null on update cascade
);
create index history_load_source_id_id_idx on history_load (source_id, id);
create index history_load_undo_by_idx on history_load (undo_by);

-- feature_id: what the event is counted as the use of; brought: nobody was known to use the feature on that day as this person before
-- it. The rest stands in its raw row, which is kept at least as long.
create table history_event (
  account_id int not null,
  load_id int not null,
  day date not null,
  message_id text not null,
  received_on date not null,
  feature_id int,
  brought boolean not null,
  constraint history_event_pkey primary key (account_id, load_id, day, message_id)
);

-- events of a load that are counted for an account
create table history_account (
  load_id int not null,
  account_id int not null,
  events int not null,
  constraint history_account_pkey primary key (load_id, account_id)
);
create index history_account_load_id_events_idx on history_account (load_id, events);

-- the latest number of a day as it was before a load came to it: raw events do not reach back for ever
create table history_latest (
  account_id int not null,
  property_id int not null,
  day date not null,
  load_id int not null,
  latest double precision not null,
  latest_at timestamptz(3) not null,
  constraint history_latest_pkey primary key (account_id, property_id, day, load_id)
);

-- events of a load that wait for an account
alter table quarantine_event add column load_id int;
create index quarantine_event_load_id_idx on quarantine_event (load_id) where load_id is not null;

-- a feature without plans is one that every plan has
update feature set plans = '{}' where plans is null;
alter table feature alter column plans set default '{}', add constraint feature_plans check (plans is not null);

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
    usage_person_daily, usage_feature_person_daily, event_daily, source_minute, source_refusal,
    history_load, history_event, history_account, history_latest cascade;
  delete from setting where key = 'demo';
end $$;
