-- Bands that people set by hand beside the computed one, with a reason and a last day. They never touch a score.
create table band_override (
  account_id integer not null references account (id) on delete cascade on update cascade,
  id serial,
  band text not null constraint band_override_band check (band in ('healthy', 'watch', 'at-risk')),
  reason text not null constraint band_override_reason check (length(trim(reason)) > 0),
  set_by integer,
  starts_on date not null,
  ends_on date not null,
  replaces_id integer,
  ended_at timestamptz(3),
  ended_by integer,
  created_at timestamptz(3) not null default now(),
  primary key (account_id, id),
  constraint band_override_days check (ends_on between starts_on and starts_on + 180),
  constraint band_override_ended check (ended_by is null or ended_at is not null)
);

-- one in force at a time, also when two people act at once: who comes second waits for the account and then sees the first
create function one_override_in_force() returns trigger language plpgsql as $$
begin
  perform from account where id = new.account_id for no key update;
  if new.ended_at is null and exists (
    select from band_override o where o.account_id = new.account_id and o.ended_at is null and o.ends_on >= new.starts_on
  ) then
    raise exception 'A band set by hand is in force for account %; end it first', new.account_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger one_override_in_force before insert on band_override for each row execute function one_override_in_force();

create function override_only_ends() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    and (new.account_id, new.id, new.band, new.reason, new.set_by, new.starts_on, new.ends_on, new.replaces_id, new.created_at)
      is not distinct from
      (old.account_id, old.id, old.band, old.reason, old.set_by, old.starts_on, old.ends_on, old.replaces_id, old.created_at)
  then return new; end if;
  raise exception 'A band set by hand is never changed, only ended; set a new one instead' using errcode = 'restrict_violation';
end $$;
create trigger override_only_ends before update or delete on band_override for each row execute function override_only_ends();

revoke delete on band_override from bw_app, bw_finance_system;
