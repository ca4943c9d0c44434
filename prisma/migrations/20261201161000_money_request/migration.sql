-- Asking to see money: who, of which accounts, why, for how long; answered by a manager or an admin, never by oneself (SPEC N4).
create table money_request (
  id serial not null,
  user_id int not null references app_user (id) on delete cascade,
  scope text not null check (scope in ('book', 'accounts')),
  account_ids int[],
  reason text not null check (length(trim(reason)) > 0),
  days int not null check (days between 1 and 366),
  asked_at timestamptz(3) not null default now(),
  state text not null default 'open' check (state in ('open', 'granted', 'declined', 'withdrawn')),
  answer text,
  answered_by int,
  answered_at timestamptz(3),
  grant_id int references money_grant (id) on delete set null,
  constraint money_request_pkey primary key (id),
  constraint money_request_not_by_oneself check (answered_by <> user_id),
  constraint money_request_answered check ((state in ('granted', 'declined')) = (answered_by is not null)),
  constraint money_request_accounts check ((scope = 'accounts') = (cardinality(account_ids) > 0))
);
create index money_request_user_id_idx on money_request (user_id);
create unique index money_request_one_open on money_request (user_id, scope, coalesce(account_ids, '{}')) where state = 'open';
