-- The list of accounts is sorted, paged and counted by the database at 100,000 accounts.
alter table account add column last_interaction_at timestamptz(3);
update account a set last_interaction_at = (select max(i.at) from interaction i where i.account_id = a.id);

-- a note written after the fact for an earlier day does not move the date back
create function remember_last_interaction() returns trigger language plpgsql as $$
begin
  update account a set last_interaction_at = greatest(a.last_interaction_at, latest.at)
  from (select account_id, max(at) as at from added where at <= now() + interval '1 day' group by account_id) latest
  where a.id = latest.account_id and a.last_interaction_at is distinct from greatest(a.last_interaction_at, latest.at);
  return null;
end $$;
create trigger remember_last_interaction after insert on interaction
  referencing new table as added for each statement execute function remember_last_interaction();

create index account_renewal_sort on account (renewal_on, id);
create index account_interaction_sort on account (last_interaction_at, id);
create index account_health_score_sort on account_health (score, account_id);
create index account_health_delta_sort on account_health (delta14, account_id);

-- counts read these instead of the wide rows
create index account_count on account (id) include (owner_id, segment, tier, stage, renewal_on, paying) where merged_into_id is null;
create index account_health_count on account_health (account_id) include (band, confidence);
