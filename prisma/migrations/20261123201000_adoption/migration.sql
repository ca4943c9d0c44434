-- How each account uses the product in the 28 days up to `day`, against the 28 before: derived from the daily rollups by the worker, so
-- that a screen over 100,000 accounts never adds up 10 million daily rows. Missing usage is null, never 0.
-- What the list is filtered and sorted by stands in it too, so that one narrow table answers.
create table account_adoption (
  account_id int primary key references account (id) on delete cascade,
  day date not null,
  -- a customer on that day: neither left nor merged
  current boolean not null,
  used smallint not null,
  used_before smallint not null,
  in_plan smallint not null,
  unused smallint,
  days smallint,
  days_before smallint,
  users int,
  users_before int,
  owner_id int,
  renewal_on date,
  last_on date,
  events bigint not null,
  events_before bigint not null,
  user_days bigint not null,
  user_days_before bigint not null,
  breadth float8,
  depth float8,
  trend float8,
  used_features int[] not null,
  unused_features int[] not null,
  quiet text check (quiet in ('silent', 'falling')),
  started_on date,
  -- bit n: n months before that of `day`; a customer at its end, and any use in it
  active_months int not null,
  use_months int not null,
  segment text,
  tier text,
  plan text,
  sort_name text not null
);
create index account_adoption_name on account_adoption (sort_name, account_id) where current;
create index account_adoption_breadth on account_adoption (breadth, account_id) where current;
create index account_adoption_depth on account_adoption (depth, account_id) where current;
create index account_adoption_days on account_adoption (days, account_id) where current;
create index account_adoption_trend on account_adoption (trend, account_id) where current;
create index account_adoption_unused on account_adoption (unused, account_id) where current;
create index account_adoption_renewal on account_adoption (renewal_on, account_id) where current;
create index account_adoption_quiet on account_adoption (quiet) where current and quiet is not null;
create index account_adoption_owner on account_adoption (owner_id);
create index account_adoption_started on account_adoption (started_on);

create function adoption_of_account() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update account_adoption set owner_id = new.owner_id, renewal_on = new.renewal_on, segment = new.segment, tier = new.tier, sort_name = lower(new.name)
  where account_id = new.id;
  return null;
end $$;
create trigger adoption_of_account after update of name, owner_id, renewal_on, segment, tier on account for each row
  when ((old.name, old.owner_id, old.renewal_on, old.segment, old.tier) is distinct from (new.name, new.owner_id, new.renewal_on, new.segment, new.tier))
  execute function adoption_of_account();

-- Each feature that an account ever used.
create table account_feature (
  account_id int not null references account (id) on delete cascade,
  feature_id int not null references feature (id) on delete cascade,
  days smallint not null,
  days_before smallint not null,
  events bigint not null,
  events_before bigint not null,
  first_on date not null,
  last_on date not null,
  -- bit n: n months before; used regularly in it, and as a habit
  regular_months int not null,
  habit_months int not null,
  primary key (account_id, feature_id)
);
create index account_feature_days on account_feature (feature_id, days, account_id);

-- The same added up over the book ('whole', '') and each segment; `feature_id` 0 is the line of all features together.
create table adoption_slice (
  kind text not null check (kind in ('whole', 'segment')),
  slice text not null,
  feature_id int not null,
  accounts int not null,
  known int not null,
  used bigint not null,
  used_before bigint not null,
  in_plan bigint not null,
  events bigint not null,
  events_before bigint not null,
  user_days bigint not null,
  user_days_before bigint not null,
  days bigint not null,
  days_before bigint not null,
  primary key (kind, slice, feature_id)
);

-- Of each feature at the end of each month, over the book and each segment: who had it in the plan, had ever tried it, used it regularly, as a habit.
create table adoption_funnel (
  kind text not null check (kind in ('whole', 'segment')),
  slice text not null,
  feature_id int not null,
  month date not null,
  in_plan int not null,
  tried int not null,
  regular int not null,
  habit int not null,
  primary key (kind, slice, feature_id, month)
);

-- Accounts by the month they began, and how many of them used the product in each month since; a month without any use in the book has no row.
create table adoption_cohort (
  kind text not null check (kind in ('whole', 'segment')),
  slice text not null,
  cohort date not null,
  month date not null,
  accounts int not null,
  used int not null,
  primary key (kind, slice, cohort, month)
);

-- Whose figures are to be made again. `since` tells a change that came while they were being made from the one they were made for.
create table adoption_dirty (
  account_id int primary key,
  since timestamptz not null default clock_timestamp()
);

-- Whatever marks an account for a new score may have changed how it uses the product.
create function adoption_follows() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into adoption_dirty (account_id) select account_id from touched order by account_id
  on conflict (account_id) do update set since = clock_timestamp();
  return null;
end $$;
create trigger adoption_follows_new after insert on account_dirty
  referencing new table as touched for each statement execute function adoption_follows();
create trigger adoption_follows_again after update on account_dirty
  referencing new table as touched for each statement execute function adoption_follows();

-- what the list can be filtered by
create index account_plan_shown on account (plan) where merged_into_id is null;
