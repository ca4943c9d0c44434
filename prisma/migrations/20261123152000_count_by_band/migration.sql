-- The other way round: the band beside the account cost scoring a write into each of the account's indexes. Now the score knows whether its
-- account is shown and when it left, which changes rarely, and a count by band reads one narrow index in which equal keys are stored once.
drop trigger show_band_first on account_health;
drop trigger show_band_changed on account_health;
drop trigger hide_band on account_health;
drop function show_band();
drop function hide_band();
alter table account drop column band;
create index account_count on account (id) include (owner_id, segment, tier, stage, renewal_on, churned_on, paying) where merged_into_id is null;
create index account_churned_shown on account (churned_on) where merged_into_id is null;

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
