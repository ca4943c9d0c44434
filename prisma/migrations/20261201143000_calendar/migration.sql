-- A person's calendar, out as a private feed and in from a feed of theirs (SPEC C6).
create table calendar_feed (
  user_id integer primary key references app_user (id) on delete cascade,
  token text not null unique constraint calendar_feed_token check (token ~ '^[0-9a-f]{48}$'),
  created_at timestamptz(3) not null default now()
);
create table calendar_source (
  user_id integer primary key references app_user (id) on delete cascade,
  -- sealed: whoever has the address reads the calendar
  url text not null,
  host text not null,
  read_at timestamptz(3),
  outcome text
);
