-- A deal that was won is handed from sales to success, and only a coordinator passes it on (C1, C2). Who acts is named in the
-- statement (acted_by, acted_role) and judged by what they hold at that moment, whoever writes.
create table handoff (
  account_id integer not null references account (id) on delete cascade,
  id serial,
  deal_id integer,
  title text not null constraint handoff_title check (length(trim(title)) > 0),
  goals jsonb not null default '[]',
  stakeholders jsonb not null default '[]',
  risks text[] default '{}' constraint handoff_risks check (risks is not null),
  promises text[] default '{}' constraint handoff_promises check (promises is not null),
  links jsonb not null default '[]',
  note text,
  state text not null default 'draft' constraint handoff_state check (state in ('draft', 'submitted', 'passed', 'accepted', 'withdrawn')),
  csm_id integer references app_user (id),
  -- what the coordinator or the CSM said is missing, when it came back
  missing text,
  acted_by integer references app_user (id),
  acted_role text,
  created_by integer references app_user (id),
  created_at timestamptz(3) not null default now(),
  moved_at timestamptz(3) not null default now(),
  primary key (account_id, id),
  constraint handoff_csm check (state not in ('passed', 'accepted') or csm_id is not null)
);
create index handoff_id_idx on handoff (id);
create index handoff_state_idx on handoff (state);
create unique index handoff_of_deal on handoff (account_id, deal_id) where deal_id is not null;

create table handoff_log (
  account_id integer not null,
  handoff_id integer not null,
  id serial,
  at timestamptz(3) not null default now(),
  user_id integer,
  role text,
  what text not null,
  note text,
  primary key (account_id, handoff_id, id),
  foreign key (account_id, handoff_id) references handoff (account_id, id) on delete cascade
);
create trigger only_grows before update or delete on handoff_log for each row execute function task_log_only_grows();

create function handoff_step(was text, becomes text) returns text language sql immutable as $$
  select case
    when was = 'draft' and becomes = 'draft' then 'edited'
    when was = 'draft' and becomes = 'submitted' then 'submitted'
    when was = 'draft' and becomes = 'withdrawn' then 'withdrawn'
    when was = 'withdrawn' and becomes = 'draft' then 'reopened'
    when was = 'submitted' and becomes = 'passed' then 'passed'
    when was = 'submitted' and becomes = 'draft' then 'sent-back'
    when was = 'passed' and becomes = 'accepted' then 'accepted'
    when was = 'passed' and becomes = 'submitted' then 'returned' end
$$;

create function judge_handoff() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare step text; may boolean;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.csm_id is not null then
      raise exception 'A handoff begins as a draft: it reaches a CSM only through the coordinator' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  step := handoff_step(old.state, new.state);
  if step is null or (new.account_id, new.id, new.deal_id, new.created_by, new.created_at)
    is distinct from (old.account_id, old.id, old.deal_id, old.created_by, old.created_at) then
    raise exception 'A handoff does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  if step not in ('edited', 'submitted') and (new.title, new.goals, new.stakeholders, new.risks, new.promises, new.links, new.note)
    is distinct from (old.title, old.goals, old.stakeholders, old.risks, old.promises, old.links, old.note) then
    raise exception 'What was handed over is written by sales alone, while it is a draft' using errcode = 'restrict_violation';
  end if;
  if step <> 'passed' and new.csm_id is distinct from old.csm_id and new.csm_id is not null then
    raise exception 'Only a coordinator passes a handoff on' using errcode = 'restrict_violation';
  end if;
  select exists (select from app_user u join user_role r on r.user_id = u.id where u.id = new.acted_by and u.status = 'active'
    and r.role = new.acted_role and case
      when step in ('edited', 'submitted', 'withdrawn', 'reopened') then r.role = 'manager' or r.role = 'specialist' and r.desk = 'sales'
      when step in ('passed', 'sent-back') then r.role = 'coordinator' or r.role <> 'specialist'
        and exists (select from deputies_at(now()) d where d.deputy_id = u.id)
      else r.role = 'csm' and (u.id = old.csm_id or u.id = (select a.owner_id from account a where a.id = old.account_id)) end)
    into may;
  if not may then
    raise exception 'This step of a handoff is not theirs: sales or a manager writes it, the coordinator passes it on, the CSM accepts or returns it'
      using errcode = 'restrict_violation';
  end if;
  new.moved_at := now();
  return new;
end $$;
create trigger judge_handoff before insert or update on handoff for each row execute function judge_handoff();

create function log_handoff() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into handoff_log (account_id, handoff_id, user_id, role, what, note) values (new.account_id, new.id,
    case when tg_op = 'INSERT' then new.created_by else new.acted_by end, case when tg_op = 'UPDATE' then new.acted_role end,
    case when tg_op = 'INSERT' then 'drafted' else handoff_step(old.state, new.state) end,
    case when tg_op = 'UPDATE' and new.missing is distinct from old.missing then new.missing end);
  return null;
end $$;
create trigger log_handoff after insert or update on handoff for each row execute function log_handoff();

-- What success hands the other way, each an escalation to the coordinator: an opportunity for sales, a ticket for customer service.
create table handed_out (
  account_id integer not null references account (id) on delete cascade,
  id serial,
  kind text not null constraint handed_out_kind check (kind in ('sales', 'service')),
  deal_id integer,
  ticket_id integer,
  escalation_id integer not null,
  handed_by integer references app_user (id),
  handed_at timestamptz(3) not null default now(),
  primary key (account_id, id),
  foreign key (account_id, escalation_id) references escalation (account_id, id) on delete cascade,
  constraint handed_out_ticket check ((kind = 'service') = (ticket_id is not null))
);
create index handed_out_id_idx on handed_out (id);

revoke delete on handoff from bw_app, bw_finance_system;
revoke insert, update, delete on handoff_log from bw_app, bw_finance_system;
revoke update, delete on handed_out from bw_app, bw_finance_system;
