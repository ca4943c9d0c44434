-- Mail that comes in by itself: a private address of each person, and what could not be given to one account alone (SPEC C6).
create table mail_address (
  user_id integer primary key references app_user (id) on delete cascade,
  token text not null unique constraint mail_address_token check (token ~ '^[0-9a-f]{30}$'),
  created_at timestamptz(3) not null default now()
);
create table unmatched_mail (
  user_id integer not null references app_user (id) on delete cascade,
  id serial not null,
  message_key text not null,
  received_at timestamptz(3) not null default now(),
  sent_at timestamptz(3) not null,
  sender text not null,
  summary text not null,
  addresses text[],
  why text not null constraint unmatched_mail_why check (why in ('unknown', 'ambiguous', 'not-yours')),
  candidates integer[] default '{}',
  state text not null default 'waiting' constraint unmatched_mail_state check (state in ('waiting', 'placed', 'discarded')),
  primary key (user_id, id),
  unique (user_id, message_key)
);
create index contact_email_lower on contact (lower(email));
