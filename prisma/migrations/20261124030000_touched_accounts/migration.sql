-- Figures follow one account at a time: a touch names its account, and where that account stood before it moved. A statement that
-- touches many accounts leaves one touch without a name, for the whole book. `closed` ones name a metric whose periods that are over
-- have not followed; `taken` ones of them are being followed.
alter table metric_touch
  add account_id int,
  add moved boolean not null default false,
  add from_owner int,
  add from_segment text,
  add closed boolean not null default false,
  add taken boolean not null default false,
  add at timestamptz not null default clock_timestamp(),
  add last_at timestamptz not null default clock_timestamp();
grant update on metric_touch to bw_app, bw_finance_system;

create function note_touches(touched text, ids int[]) returns void language plpgsql security definer set search_path = public as $$
begin
  if cardinality(ids) > 200 then
    insert into metric_touch (source) values (touched);
  else
    insert into metric_touch (source, account_id) select touched, unnest(ids);
  end if;
end $$;

create function touch_metrics_of_new() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform note_touches(tg_table_name, array(select distinct account_id from fresh limit 201));
  return null;
end $$;

create function touch_metrics_of_old() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform note_touches(tg_table_name, array(select distinct account_id from stale limit 201));
  return null;
end $$;

create function touch_metrics_of_both() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform note_touches(tg_table_name, array(select account_id from fresh union select account_id from stale limit 201));
  return null;
end $$;

create function touch_metrics_of_new_accounts() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform note_touches('account', array(select id from fresh limit 201));
  return null;
end $$;

create function touch_metrics_of_account() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into metric_touch (source, account_id, moved, from_owner, from_segment)
    values ('account', old.id, true, old.owner_id, old.segment);
  insert into metric_touch (source, account_id)
    select 'account', above from unnest(array[old.parent_id, old.merged_into_id]) above where above is not null;
  return null;
end $$;

drop trigger touch_metrics on account;
create trigger touch_metrics_insert after insert on account referencing new table as fresh
  for each statement execute function touch_metrics_of_new_accounts();
create trigger touch_metrics_delete after delete on account for each row execute function touch_metrics_of_account();
-- what the job derives from other tables is followed by that job
create trigger touch_metrics_update after update of name, owner_id, segment, plan, parent_id, merged_into_id, customer_since,
  contract_start, trial_started_on, converted_on, churned_on on account for each row
  when ((old.name, old.owner_id, old.segment, old.plan, old.parent_id, old.merged_into_id, old.customer_since,
      old.contract_start, old.trial_started_on, old.converted_on)
    is distinct from (new.name, new.owner_id, new.segment, new.plan, new.parent_id, new.merged_into_id, new.customer_since,
      new.contract_start, new.trial_started_on, new.converted_on)
    or (old.churned_on is distinct from new.churned_on and coalesce(current_setting('bellwether.deriving', true), '') <> 'on'))
  execute function touch_metrics_of_account();

do $$
declare touched text;
begin
  foreach touched in array array['subscription', 'churn_event', 'survey_response', 'onboarding_plan', 'milestone', 'reference_customer'] loop
    execute format('drop trigger touch_metrics on %I', touched);
    execute format('create trigger touch_metrics_insert after insert on %I referencing new table as fresh
      for each statement execute function touch_metrics_of_new()', touched);
    execute format('create trigger touch_metrics_delete after delete on %I referencing old table as stale
      for each statement execute function touch_metrics_of_old()', touched);
    execute format('create trigger touch_metrics_update after update on %I referencing new table as fresh old table as stale
      for each statement execute function touch_metrics_of_both()', touched);
  end loop;
end $$;

-- What the accounts of one place, a segment of one CSM, add up to in the running periods: figures of larger slices are sums of these.
-- `day` is the first day after the periods, `p` their place in the list of lengths.
create table metric_cell (
  day date not null,
  metric text not null,
  place text not null,
  owner_id int,
  segment text,
  p smallint not null,
  state text not null,
  reason text not null,
  value float8,
  rows int not null,
  n int not null,
  numerator float8 not null,
  denominator float8 not null
);
create index metric_cell_place on metric_cell (day, place);
create index metric_cell_metric on metric_cell (day, metric);

-- The same of what is made of money, and how recurring revenue is spread there: for the job alone.
create table finance.metric_cell (like public.metric_cell including indexes);
create table finance.revenue_cell (
  day date not null,
  place text not null,
  segment text,
  opening_accounts int not null,
  opening_total float8 not null,
  opening_largest float8 not null,
  closing_accounts int not null,
  closing_total float8 not null,
  closing_largest float8 not null
);
create index revenue_cell_place on finance.revenue_cell (day, place);
revoke all on metric_cell from bw_finance;
grant select, insert, delete on finance.metric_cell, finance.revenue_cell to bw_finance_system;

-- accounts are looked for by what they were merged into
create index account_merged_into on account (merged_into_id) where merged_into_id is not null;
