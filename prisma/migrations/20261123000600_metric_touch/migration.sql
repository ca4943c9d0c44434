-- Says that something a metric is made of has changed. Rows are only added and taken away, so that writers never wait for each other.
create table metric_touch (id bigint generated always as identity primary key, source text not null);
grant select, insert, delete on metric_touch to bw_app, bw_finance_system;

create function touch_metrics() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into metric_touch (source) values (tg_table_name);
  return null;
end $$;

create trigger touch_metrics after insert or delete or update of name, owner_id, segment, plan, parent_id, merged_into_id, customer_since,
  contract_start, trial_started_on, converted_on on account for each statement execute function touch_metrics();
create trigger touch_metrics after insert or update or delete on subscription for each statement execute function touch_metrics();
create trigger touch_metrics after insert or update or delete on churn_event for each statement execute function touch_metrics();
create trigger touch_metrics after insert or update or delete on survey_response for each statement execute function touch_metrics();
create trigger touch_metrics after insert or update or delete on onboarding_plan for each statement execute function touch_metrics();
create trigger touch_metrics after insert or update or delete on milestone for each statement execute function touch_metrics();
create trigger touch_metrics after insert or update or delete on reference_customer for each statement execute function touch_metrics();
create trigger touch_metrics after insert or delete on team_member for each statement execute function touch_metrics();
