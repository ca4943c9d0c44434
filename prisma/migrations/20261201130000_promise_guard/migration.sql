-- The promise guard (SPEC N2, N3, N5): its rules in versions, and what it marked in texts meant for customers.
create table promise_version (
  id serial primary key,
  version integer unique,
  status text not null default 'draft' constraint promise_version_status check (status in ('draft', 'published')),
  config jsonb not null,
  based_on_id integer references promise_version (id),
  created_by integer references app_user (id) on update cascade on delete set null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  published_by integer references app_user (id) on update cascade on delete set null,
  published_at timestamptz(3),
  note text,
  constraint promise_version_number check ((status = 'published') = (version is not null))
);
-- who edits, edits the one draft that everybody sees
create unique index promise_version_one_draft on promise_version ((true)) where status = 'draft';
create trigger published_stays before update or delete on promise_version for each row execute function published_stays();

-- one row for each sentence, person, account and rule: trying to send it twice is one flag
create table promise_flag (
  id serial primary key,
  at timestamptz(3) not null default now(),
  user_id integer references app_user (id) on update cascade,
  account_id integer references account (id) on update cascade on delete cascade,
  surface text not null constraint promise_flag_surface check (surface in ('reply', 'email', 'review', 'note')),
  version integer not null references promise_version (version),
  rule_id text not null,
  category text not null,
  words text not null,
  sentence text not null,
  digest text not null,
  outcome text not null constraint promise_flag_outcome check (outcome in ('refused', 'settled', 'dismissed', 'replaced')),
  reference text,
  constraint promise_flag_once unique nulls not distinct (user_id, account_id, rule_id, digest),
  constraint promise_flag_settled check ((outcome = 'settled') = (reference is not null))
);
create index promise_flag_rule on promise_flag (rule_id, version);

-- sent although it was marked, because somebody said that it is no promise
create table promise_dismissal (
  id serial primary key,
  at timestamptz(3) not null default now(),
  flag_id integer not null references promise_flag (id) on delete cascade,
  user_id integer references app_user (id) on update cascade,
  role text not null,
  account_id integer references account (id) on update cascade on delete cascade,
  surface text not null constraint promise_dismissal_surface check (surface in ('reply', 'email', 'review', 'note')),
  version integer not null references promise_version (version),
  rule_id text not null,
  category text not null,
  words text not null,
  sentence text not null
);
create index promise_dismissal_person on promise_dismissal (user_id, at);
create index promise_dismissal_rule on promise_dismissal (rule_id, at);
create index promise_dismissal_flag on promise_dismissal (flag_id);

create table promise_judgement (
  dismissal_id integer primary key references promise_dismissal (id) on delete cascade,
  at timestamptz(3) not null default now(),
  judged_by integer not null references app_user (id) on update cascade,
  was_promise boolean not null,
  note text
);

create trigger only_grows before update or delete on promise_flag for each row execute function only_grows();
create trigger only_grows before update or delete on promise_dismissal for each row execute function only_grows();
create trigger only_grows before update or delete on promise_judgement for each row execute function only_grows();
revoke update, delete on promise_flag, promise_dismissal, promise_judgement from bw_app, bw_finance_system;
