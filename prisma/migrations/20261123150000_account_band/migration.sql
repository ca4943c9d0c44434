-- The band of an account stands beside what lists filter by, so that a count by band reads one narrow index instead of joining two tables.
alter table account add column band text not null default 'unknown';
update account a set band = h.band from account_health h where h.account_id = a.id and h.band <> 'unknown';

create function show_band() returns trigger language plpgsql as $$
begin
  update account a set band = n.band
  from (select account_id, band from scored order by account_id) n where a.id = n.account_id and a.band is distinct from n.band;
  return null;
end $$;
create trigger show_band_first after insert on account_health
  referencing new table as scored for each statement execute function show_band();
create trigger show_band_changed after update on account_health
  referencing new table as scored for each statement execute function show_band();

create function hide_band() returns trigger language plpgsql as $$
begin
  update account a set band = 'unknown' from gone where a.id = gone.account_id and a.band <> 'unknown';
  return null;
end $$;
create trigger hide_band after delete on account_health
  referencing old table as gone for each statement execute function hide_band();

drop index account_count;
create index account_count on account (band, churned_on) include (owner_id, segment, tier, stage, renewal_on, paying) where merged_into_id is null;
-- what lists can be filtered by: the values that occur are found by skipping from one to the next
create index account_segment_shown on account (segment) where merged_into_id is null;
create index account_tier_shown on account (tier) where merged_into_id is null;
create index account_stage_shown on account (stage) where merged_into_id is null;
