-- Notifications (issue 5, point 9): what a person is told, what they put aside, and what goes out to other systems. None of it says an amount (SPEC N4).

create table notification (
  id serial not null,
  user_id int not null,
  event_id uuid not null,
  kind text not null,
  group_key text not null,
  title text not null,
  detail text,
  href text not null,
  account_id int,
  by_id int,
  at timestamptz(3) not null default now(),
  read_at timestamptz(3),
  archived_at timestamptz(3),
  digest_id int,
  constraint notification_pkey primary key (id),
  constraint notification_kind check (kind in ('escalation', 'task', 'intervention', 'mention', 'handoff', 'grant', 'system')),
  constraint notification_title check (length(trim(title)) > 0),
  constraint notification_href check (href ~ '^/[^/\\]'),
  constraint notification_not_by_oneself check (user_id <> by_id),
  constraint notification_user_id_fkey foreign key (user_id) references app_user (id) on delete cascade,
  constraint notification_by_id_fkey foreign key (by_id) references app_user (id) on delete set null,
  constraint notification_account_id_fkey foreign key (account_id) references account (id) on delete cascade
);
create index notification_user_id_group_key_id_idx on notification (user_id, group_key, id);
create index notification_account_id_idx on notification (account_id);
create index notification_unread on notification (user_id) where read_at is null and archived_at is null;

-- a line of the inbox that comes back by itself
create table notification_snooze (
  user_id int not null,
  group_key text not null,
  until timestamptz(3) not null,
  constraint notification_snooze_pkey primary key (user_id, group_key),
  constraint notification_snooze_user_id_fkey foreign key (user_id) references app_user (id) on delete cascade
);

-- what a person does not want to be told: a line, a kind, or an account
create table notification_mute (
  id serial not null,
  user_id int not null,
  what text not null,
  key text not null,
  at timestamptz(3) not null default now(),
  constraint notification_mute_pkey primary key (id),
  constraint notification_mute_what check (what in ('group', 'kind', 'account')),
  constraint notification_mute_user_id_fkey foreign key (user_id) references app_user (id) on delete cascade
);
create unique index notification_mute_user_id_what_key_key on notification_mute (user_id, what, key);

-- Where notifications go beyond the app. address, secret, previous_secret: sealed with the instance's own secret.
create table notification_channel (
  id serial not null,
  type text not null,
  name text not null,
  host text not null,
  address text not null,
  secret text,
  previous_secret text,
  previous_until timestamptz(3),
  kinds text[] default '{}',
  desk text,
  team_id int,
  failures int not null default 0,
  paused_at timestamptz(3),
  paused_because text,
  created_by int,
  created_at timestamptz(3) not null default now(),
  constraint notification_channel_pkey primary key (id),
  constraint notification_channel_type check (type in ('slack', 'webhook')),
  constraint notification_channel_desk check (desk in ('sales', 'customer-service', 'technical', 'billing-legal', 'product')),
  constraint notification_channel_secret check ((type = 'webhook') = (secret is not null)),
  constraint notification_channel_team_id_fkey foreign key (team_id) references team (id) on delete cascade,
  constraint notification_channel_created_by_fkey foreign key (created_by) references app_user (id) on delete set null
);

-- The outbox: written in the transaction of what it tells; the id stays the same over every attempt.
create table notification_delivery (
  id uuid not null,
  channel_id int not null,
  event_id uuid not null,
  event jsonb not null,
  state text not null default 'waiting',
  attempts int not null default 0,
  status int,
  problem text,
  next_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  sent_at timestamptz(3),
  constraint notification_delivery_pkey primary key (id),
  constraint notification_delivery_state check (state in ('waiting', 'sent', 'dead')),
  constraint notification_delivery_channel_id_fkey foreign key (channel_id) references notification_channel (id) on delete cascade
);
create index notification_delivery_channel_id_created_at_idx on notification_delivery (channel_id, created_at);
create unique index notification_delivery_channel_id_event_id_key on notification_delivery (channel_id, event_id);
