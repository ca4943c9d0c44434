-- What Prisma's schema cannot say: who may read what (SPEC N4), what can only grow (SPEC C6), what a column may hold.
-- The LOGIN roles bw_app, bw_finance and bw_finance_system exist before any migration runs.

create extension if not exists pg_trgm;

-- closed sets
alter table app_user add constraint app_user_status check (status in ('invited', 'active', 'deactivated'));
alter table app_user add constraint app_user_email_lower check (email = lower(email));
alter table user_role add constraint user_role_role check (role in ('csm', 'manager', 'coordinator', 'specialist', 'admin'));
alter table user_role add constraint user_role_desk check ((role = 'specialist') = (desk is not null));
alter table user_role add constraint user_role_desk_name
  check (desk in ('sales', 'customer-service', 'technical', 'billing-legal', 'product'));
alter table api_key add constraint api_key_kind check (kind in ('ingest', 'read', 'agent'));
alter table money_grant add constraint money_grant_scope check (scope in ('whole', 'book', 'accounts'));
alter table money_grant add constraint money_grant_not_to_oneself check (user_id <> given_by);
alter table money_grant add constraint money_grant_reason check (length(trim(reason)) > 0);
alter table account add constraint account_forecast check (renewal_forecast in ('commit', 'likely', 'at-risk'));
alter table account add constraint account_not_own_parent check (parent_id <> id);
alter table purchase add constraint purchase_kind check (kind in ('new', 'expansion', 'addon', 'renewal'));
alter table ticket add constraint ticket_priority check (priority in ('low', 'normal', 'high', 'urgent'));
alter table ticket add constraint ticket_status check (status in ('open', 'pending', 'solved', 'closed'));
alter table survey add constraint survey_kind check (kind in ('csat', 'nps', 'ces'));
alter table survey add constraint survey_scale check (scale_min < scale_max);
alter table onboarding_plan add constraint onboarding_plan_status check (status in ('running', 'paused', 'completed', 'cancelled'));
alter table milestone add constraint milestone_side check (owner_side in ('us', 'customer'));
alter table interaction add constraint interaction_kind check (kind in ('call', 'email', 'meeting', 'note'));
alter table pulse add constraint pulse_value check (value between 1 and 3);
alter table pulse add constraint pulse_reason check (length(trim(reason)) > 0);
alter table health_model add constraint health_model_status check (status in ('draft', 'published'));
alter table health_model add constraint health_model_version check ((status = 'published') = (version is not null));
alter table score_daily add constraint score_daily_band check (band in ('healthy', 'watch', 'at-risk', 'unknown'));
alter table score_daily add constraint score_daily_unknown check (score is not null or band = 'unknown');
alter table account_health add constraint account_health_band check (band in ('healthy', 'watch', 'at-risk', 'unknown'));
alter table attention add constraint attention_state check (state in ('open', 'done', 'snoozed', 'dismissed'));
alter table finance.revenue_movement add constraint revenue_movement_kind
  check (kind in ('new', 'expansion', 'contraction', 'churn', 'reactivation'));

-- amounts belong to their row and go with it
alter table finance.subscription_price add foreign key (account_id, subscription_id) references subscription (account_id, id) on delete cascade;
alter table finance.deal_amount add foreign key (account_id, deal_id) references deal (account_id, id) on delete cascade;
alter table finance.revenue_movement add foreign key (account_id) references account (id) on delete cascade;
alter table finance.import_chunk add foreign key (file_id) references import_file (id) on delete cascade;
alter table finance.import_refused_row add foreign key (file_id) references import_file (id) on delete cascade;
alter table finance.import_before add foreign key (import_id) references import (id) on delete cascade;
alter table milestone add foreign key (account_id, plan_id) references onboarding_plan (account_id, id) on delete cascade;

-- search by any part of a name
create index account_name_trgm on account using gin (name gin_trgm_ops);
create index account_name_sort on account (lower(name), id);
create index contact_name_trgm on contact using gin (name gin_trgm_ops);

-- what can only grow
create function only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed; add a new row instead', tg_table_name using errcode = 'restrict_violation';
end $$;

create function only_grows_but_for_undo() returns trigger language plpgsql as $$
begin
  -- an import can be undone by its own job, and goes with its account; nothing else goes
  if tg_op = 'DELETE' and (old.import_id is not null and current_user = 'bw_finance_system') then return old; end if;
  raise exception 'Rows of % are never changed; add a new row instead', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger only_grows before update or delete on audit_log for each row execute function only_grows();
create trigger only_grows before update or delete on pulse for each row execute function only_grows();
create trigger only_grows before update or delete on finance.access_log for each row execute function only_grows();
create trigger only_grows before update or delete on interaction for each row execute function only_grows_but_for_undo();

create function published_stays() returns trigger language plpgsql as $$
begin
  if old.status = 'published' then
    raise exception 'Version % is published and never changes; start a draft from it instead', old.version using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger published_stays before update or delete on health_model for each row execute function published_stays();

-- who may do what
revoke all on schema public from public;
grant usage on schema public to bw_app, bw_finance, bw_finance_system;
grant select, insert, update, delete on all tables in schema public to bw_app, bw_finance_system;
grant select on all tables in schema public to bw_finance;
grant usage on all sequences in schema public to bw_app, bw_finance_system;
revoke update, delete on audit_log, interaction, pulse from bw_app;
revoke update, delete on audit_log, pulse from bw_finance_system;
revoke insert, update, delete on published_ratio, active_period, purchase from bw_app;
alter default privileges in schema public grant select, insert, update, delete on tables to bw_app, bw_finance_system;
alter default privileges in schema public grant select on tables to bw_finance;
alter default privileges in schema public grant usage on sequences to bw_app, bw_finance_system;

grant usage on schema finance to bw_app, bw_finance, bw_finance_system;
grant select, insert, update, delete on all tables in schema finance to bw_finance_system;
grant usage on all sequences in schema finance to bw_finance, bw_finance_system;
grant select on finance.subscription_price, finance.revenue_movement, finance.deal_amount, finance.money_custom_value,
  finance.exchange_rate, finance.import_refused_row, finance.access_log to bw_finance;
grant insert on finance.access_log to bw_finance;
revoke update, delete on finance.access_log from bw_finance_system;
-- an upload may be handed in by whoever serves the browser; only the import job can read it
grant insert on finance.import_chunk to bw_app;

-- the demo company goes for good, all of it, and nothing else ever goes this way
create function clear_demo_company() returns void language plpgsql security definer set search_path = public, finance as $$
begin
  if not exists (select from setting where key = 'demo') then
    raise exception 'There is no demo company here' using errcode = 'restrict_violation';
  end if;
  truncate account, product, feature, survey, custom_metric, usage_daily, usage_feature_daily, score_daily, account_dirty, backfill,
    published_ratio, import, import_mapping, finance.import_chunk, finance.import_refused_row, finance.import_before,
    finance.money_custom_value, finance.subscription_price, finance.deal_amount, finance.revenue_movement cascade;
  delete from setting where key = 'demo';
end $$;
revoke all on function clear_demo_company() from public;
grant execute on function clear_demo_company() to bw_app;
