-- The usual count reads one narrow index: a score knows whether its account is shown and when it left, which changes rarely, and equal keys
-- are stored once (1.8 MB at 100,000 accounts).
create index account_churned_shown on account (churned_on) where merged_into_id is null;
-- what lists can be filtered by: the values that occur are found by skipping from one to the next
create index account_segment_shown on account (segment) where merged_into_id is null;
create index account_tier_shown on account (tier) where merged_into_id is null;
create index account_stage_shown on account (stage) where merged_into_id is null;

alter table account_health add column churned_on date, add column hidden boolean not null default false;
update account_health h set churned_on = a.churned_on, hidden = a.merged_into_id is not null
from account a where a.id = h.account_id and (a.churned_on is not null or a.merged_into_id is not null);
create index account_health_shown on account_health (band, churned_on) where not hidden;

create function health_of_account() returns trigger language plpgsql as $$
begin
  update account_health set churned_on = new.churned_on, hidden = new.merged_into_id is not null where account_id = new.id;
  return null;
end $$;
create trigger health_of_account after update of churned_on, merged_into_id on account for each row
  when (old.churned_on is distinct from new.churned_on or old.merged_into_id is distinct from new.merged_into_id)
  execute function health_of_account();

create function account_of_health() returns trigger language plpgsql as $$
begin
  update account_health h set churned_on = a.churned_on, hidden = a.merged_into_id is not null
  from scored s join account a on a.id = s.account_id
  where h.account_id = s.account_id and (a.churned_on is not null or a.merged_into_id is not null);
  return null;
end $$;
create trigger account_of_health after insert on account_health
  referencing new table as scored for each statement execute function account_of_health();
