-- The digest of what is new, by mail at a person's hour (issue 5, point 9), readable in the app too.

create table digest_setting (
  user_id int not null,
  active boolean not null default true,
  hour int not null default 8,
  weekdays int[] default '{1,2,3,4,5}',
  -- the last day of the person's own calendar on which it was made, or found not needed
  last_day date,
  constraint digest_setting_pkey primary key (user_id),
  constraint digest_setting_hour check (hour between 0 and 23),
  constraint digest_setting_weekdays check (weekdays <@ '{1,2,3,4,5,6,7}'),
  constraint digest_setting_user_id_fkey foreign key (user_id) references app_user (id) on delete cascade
);

-- "kept": no mail server was set when it was made
create table notification_digest (
  id serial not null,
  user_id int not null,
  day date not null,
  subject text not null,
  text text not null,
  html text not null,
  state text not null default 'kept',
  attempts int not null default 0,
  problem text,
  message_id text not null,
  next_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  sent_at timestamptz(3),
  constraint notification_digest_pkey primary key (id),
  constraint notification_digest_state check (state in ('kept', 'waiting', 'sent', 'dead')),
  constraint notification_digest_user_id_fkey foreign key (user_id) references app_user (id) on delete cascade
);
create unique index notification_digest_user_id_day_key on notification_digest (user_id, day);
alter table notification add constraint notification_digest_id_fkey foreign key (digest_id) references notification_digest (id) on delete set null;
create index notification_digest_id_idx on notification (digest_id);

-- one row at most; password: sealed with the instance's own secret
create table mail_server (
  id int not null default 1,
  host text not null,
  port int not null,
  security text not null,
  username text,
  password text,
  sender text not null,
  updated_at timestamptz(3) not null default now(),
  constraint mail_server_pkey primary key (id),
  constraint mail_server_one check (id = 1),
  constraint mail_server_security check (security in ('tls', 'starttls', 'none'))
);
