-- What the system did for an account: it stands in the account's timeline beside the conversations, and only grows (SPEC C6).
create table system_entry (
  account_id integer not null references account (id) on delete cascade,
  id serial not null,
  kind text not null constraint system_entry_kind check (kind in ('intervention', 'escalation', 'task', 'handoff', 'grant')),
  at timestamptz(3) not null default now(),
  what text not null constraint system_entry_what check (length(trim(what)) > 0),
  href text constraint system_entry_href check (href ~ '^/([^/\\]|$)'),
  primary key (account_id, id)
);
create index system_entry_account_id_at_idx on system_entry (account_id, at);
create trigger only_grows before update or delete on system_entry for each row execute function only_grows();
revoke update, delete on system_entry from bw_app, bw_finance_system;
