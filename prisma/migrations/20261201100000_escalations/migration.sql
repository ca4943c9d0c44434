-- Escalations go through one coordinator (C1, C4, N1, X7). The rules stand here, so that they hold whoever writes: who acts is named in
-- the statement (acted_by, author_id), judged by what the person holds at that moment, and logged by the same statement.
-- Every function names its schema first: a temporary table of the same name stands in for nothing.

create table coordinator_deputy (
  id serial not null,
  coordinator_id int not null,
  deputy_id int not null,
  from_on date not null,
  until_on date not null,
  named_by int not null,
  named_at timestamptz(3) not null default now(),
  ended_at timestamptz(3),
  ended_by int,
  constraint coordinator_deputy_pkey primary key (id),
  constraint coordinator_deputy_not_oneself check (deputy_id <> coordinator_id),
  constraint coordinator_deputy_days check (until_on between from_on and from_on + 365),
  constraint coordinator_deputy_ended check ((ended_at is null) = (ended_by is null)),
  constraint coordinator_deputy_coordinator_id_fkey foreign key (coordinator_id) references app_user (id) on delete cascade on update cascade,
  constraint coordinator_deputy_deputy_id_fkey foreign key (deputy_id) references app_user (id) on delete cascade on update cascade
);
create index coordinator_deputy_deputy_id_idx on coordinator_deputy (deputy_id);
create index coordinator_deputy_coordinator_id_idx on coordinator_deputy (coordinator_id);

create table escalation (
  account_id int not null,
  id serial not null,
  category text not null,
  severity text not null,
  title text not null,
  summary text not null,
  blockers text[] default '{}',
  evidence jsonb not null default '[]',
  impact text,
  state text not null default 'new',
  desk text,
  specialist_id int,
  raised_kind text not null,
  raised_by int,
  raised_role text,
  raised_key_id int,
  intervention_id int,
  protocol text,
  once text,
  raised_at timestamptz(3) not null default now(),
  respond_due_at timestamptz(3) not null,
  resolve_due_at timestamptz(3) not null,
  responded_at timestamptz(3),
  paused_since timestamptz(3),
  paused_ms bigint not null default 0,
  routed_at timestamptz(3),
  answered_at timestamptz(3),
  closed_at timestamptz(3),
  outcome text,
  closing text,
  merged_into_id int,
  acted_by int,
  acted_role text,
  acted_key_id int,
  acted_at timestamptz(3),
  constraint escalation_pkey primary key (account_id, id),
  constraint escalation_category check (category in ('technical', 'product', 'sales', 'billing', 'legal', 'customer-service', 'onboarding')),
  constraint escalation_severity check (severity in ('low', 'normal', 'high', 'urgent')),
  constraint escalation_title check (length(trim(title)) between 1 and 200),
  constraint escalation_summary check (length(trim(summary)) between 1 and 10000),
  constraint escalation_state check (state in ('new', 'asked', 'routed', 'answered', 'closed', 'merged')),
  constraint escalation_desk check (desk in ('sales', 'customer-service', 'technical', 'billing-legal', 'product')),
  constraint escalation_routed check (state not in ('routed', 'answered') or (desk is not null and routed_at is not null)),
  constraint escalation_unrouted check (state not in ('new', 'asked') or (desk is null and specialist_id is null)),
  constraint escalation_specialist check (specialist_id is null or desk is not null),
  constraint escalation_answered check (state <> 'answered' or answered_at is not null),
  constraint escalation_closed check ((state in ('closed', 'merged')) = (closed_at is not null)),
  constraint escalation_outcome check ((state = 'closed') = (outcome is not null)),
  constraint escalation_outcome_word check (outcome in ('resolved', 'answered', 'declined', 'not-needed')),
  constraint escalation_merged check ((state = 'merged') = (merged_into_id is not null) and merged_into_id <> id),
  constraint escalation_paused check ((state = 'asked') = (paused_since is not null)),
  constraint escalation_raised check (
    case raised_kind when 'protocol' then raised_by is null and raised_role is null and protocol is not null
      when 'agent' then raised_by is not null and raised_role is not null and raised_key_id is not null
      when 'person' then raised_by is not null and raised_role is not null and raised_key_id is null else false end),
  constraint escalation_account_id_fkey foreign key (account_id) references account (id) on delete cascade on update cascade,
  constraint escalation_merged_into_fkey foreign key (account_id, merged_into_id) references escalation (account_id, id),
  constraint escalation_raised_by_fkey foreign key (raised_by) references app_user (id),
  constraint escalation_specialist_id_fkey foreign key (specialist_id) references app_user (id)
);
create index escalation_id_idx on escalation (id);
create index escalation_state_idx on escalation (state);
create index escalation_raised_by_idx on escalation (raised_by);
create unique index escalation_once_while_open on escalation (account_id, once) where once is not null and state not in ('closed', 'merged');

create table escalation_participant (
  account_id int not null,
  escalation_id int not null,
  user_id int not null,
  part text not null,
  joined_at timestamptz(3) not null default now(),
  constraint escalation_participant_pkey primary key (account_id, escalation_id, user_id),
  constraint escalation_participant_escalation_fkey foreign key (account_id, escalation_id) references escalation (account_id, id) on delete cascade on update cascade,
  constraint escalation_participant_user_id_fkey foreign key (user_id) references app_user (id)
);
create index escalation_participant_user_id_idx on escalation_participant (user_id);

create table escalation_message (
  account_id int not null,
  escalation_id int not null,
  id serial not null,
  kind text not null default 'message',
  author_id int not null,
  author_role text not null,
  author_key_id int,
  body text not null,
  mentions int[] default '{}',
  at timestamptz(3) not null default now(),
  constraint escalation_message_pkey primary key (account_id, id),
  constraint escalation_message_kind check (kind in ('message', 'question', 'reply', 'answer')),
  constraint escalation_message_body check (length(trim(body)) between 1 and 20000),
  constraint escalation_message_escalation_fkey foreign key (account_id, escalation_id) references escalation (account_id, id) on delete cascade on update cascade,
  constraint escalation_message_author_id_fkey foreign key (author_id) references app_user (id)
);
create index escalation_message_account_id_escalation_id_id_idx on escalation_message (account_id, escalation_id, id);

create table escalation_attachment (
  account_id int not null,
  escalation_id int not null,
  id serial not null,
  message_id int,
  name text not null,
  type text not null,
  bytes int not null,
  uploaded_by int not null,
  uploaded_role text not null,
  at timestamptz(3) not null default now(),
  constraint escalation_attachment_pkey primary key (account_id, id),
  constraint escalation_attachment_name check (length(trim(name)) between 1 and 200),
  constraint escalation_attachment_bytes check (bytes between 1 and 10485760),
  constraint escalation_attachment_escalation_fkey foreign key (account_id, escalation_id) references escalation (account_id, id) on delete cascade on update cascade,
  constraint escalation_attachment_message_fkey foreign key (account_id, message_id) references escalation_message (account_id, id) on delete cascade on update cascade,
  constraint escalation_attachment_uploaded_by_fkey foreign key (uploaded_by) references app_user (id)
);
create index escalation_attachment_account_id_escalation_id_idx on escalation_attachment (account_id, escalation_id);

create table escalation_attachment_content (
  account_id int not null,
  attachment_id int not null,
  content bytea not null,
  constraint escalation_attachment_content_pkey primary key (account_id, attachment_id),
  constraint escalation_attachment_content_size check (octet_length(content) <= 10485760),
  constraint escalation_attachment_content_fkey foreign key (account_id, attachment_id) references escalation_attachment (account_id, id) on delete cascade on update cascade
);

create table escalation_log (
  account_id int not null,
  escalation_id int not null,
  id serial not null,
  at timestamptz(3) not null default now(),
  user_id int,
  role text,
  deputy_for int,
  key_id int,
  what text not null,
  before jsonb,
  after jsonb,
  message_id int,
  constraint escalation_log_pkey primary key (account_id, id),
  constraint escalation_log_escalation_fkey foreign key (account_id, escalation_id) references escalation (account_id, id) on delete cascade on update cascade
);
create index escalation_log_account_id_escalation_id_id_idx on escalation_log (account_id, escalation_id, id);

-- who stands in for which coordinator at a moment: days are those of the coordinator
create function deputies_at(moment timestamptz) returns table (deputy_id int, coordinator_id int)
language sql stable set search_path = public, pg_temp as $$
  select d.deputy_id, d.coordinator_id from coordinator_deputy d
    join app_user c on c.id = d.coordinator_id and c.status = 'active'
    join user_role r on r.user_id = c.id and r.role = 'coordinator'
    join app_user u on u.id = d.deputy_id and u.status = 'active'
  where d.ended_at is null and (moment at time zone c.time_zone)::date between d.from_on and d.until_on
$$;

create function active_coordinators() returns table (user_id int)
language sql stable set search_path = public, pg_temp as $$
  select u.id from app_user u join user_role r on r.user_id = u.id and r.role = 'coordinator' where u.status = 'active'
$$;

-- What part a person has in an escalation while acting in a role they hold; null: none, and it does not exist for them.
-- 'reader' reads and writes nothing.
create function escalation_part(asked int, person int, acting text) returns text
language sql stable set search_path = public, pg_temp as $$
  select case
    when acting = 'coordinator' then 'coordinator'
    when acting <> 'specialist' and exists (select from deputies_at(now()) d where d.deputy_id = person) then 'deputy'
    when acting = 'specialist' then case when e.desk = held.desk then 'specialist' end
    when acting in ('csm', 'manager') and e.raised_by = person then 'raiser'
    when acting = 'csm' and a.owner_id = person then 'owner'
    when acting = 'csm' and exists (select from account_cover c where c.account_id = a.id and c.user_id = person
      and (c.until_on is null or c.until_on >= current_date)) then 'cover'
    when acting = 'manager' and (a.owner_id is null or exists (select from team_member mine join team_member theirs on theirs.team_id = mine.team_id
      where mine.user_id = person and theirs.user_id in (a.owner_id, e.raised_by))) then 'manager'
    when acting = 'admin' then 'reader'
  end
  from escalation e join account a on a.id = e.account_id
    join app_user u on u.id = person and u.status = 'active'
    join user_role held on held.user_id = person and held.role = acting
  where e.id = asked
$$;

-- in whichever role: who may be mentioned
create function takes_part(asked int, person int) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from user_role r where r.user_id = person and escalation_part(asked, person, r.role) <> 'reader')
$$;

create function deputy_for(person int, part text) returns int
language sql stable set search_path = public, pg_temp as $$
  select min(d.coordinator_id) from deputies_at(now()) d where d.deputy_id = person and part = 'deputy'
$$;

-- the past of the demo company's invented people is told as it would have been; whatever anybody else does is done now
create function moment_of(given timestamptz, person int) returns timestamptz
language sql stable set search_path = public, pg_temp as $$
  select case when given < now() and exists (select from app_user u where u.id = person and u.email like '%@demo.bellwether.example')
    then given else now() end
$$;

create function refuse_escalation(words text) returns void language plpgsql as $$
begin
  raise exception '%', words using errcode = 'restrict_violation';
end $$;

create function open_escalation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (new.state, new.paused_ms) is distinct from ('new', 0::bigint)
    or coalesce(new.desk, new.outcome, new.closing, new.acted_role) is not null
    or coalesce(new.specialist_id, new.merged_into_id, new.acted_by, new.acted_key_id) is not null
    or coalesce(new.responded_at, new.routed_at, new.answered_at, new.closed_at, new.paused_since) is not null then
    perform refuse_escalation('An escalation begins new, without a desk: only a coordinator routes it');
  end if;
  if new.raised_kind <> 'protocol' and (new.raised_role not in ('csm', 'manager', 'coordinator') or not exists (
    select from app_user u join user_role r on r.user_id = u.id and r.role = new.raised_role where u.id = new.raised_by and u.status = 'active')) then
    perform refuse_escalation('Whoever raises an escalation must hold the role they act in');
  end if;
  if new.raised_kind = 'agent' and not exists (
    select from api_key k where k.id = new.raised_key_id and k.user_id = new.raised_by and k.kind = 'agent' and k.revoked_at is null) then
    perform refuse_escalation('This key does not act for this person');
  end if;
  new.raised_at := moment_of(new.acted_at, coalesce(new.raised_by, (select a.owner_id from account a where a.id = new.account_id)));
  new.acted_at := null;
  return new;
end $$;
create trigger open_escalation before insert on escalation for each row execute function open_escalation();

create function begin_thread() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into escalation_participant (account_id, escalation_id, user_id, part, joined_at)
    select new.account_id, new.id, c.user_id, 'coordinator', new.raised_at from active_coordinators() c;
  if not found then
    raise exception 'There is no coordinator to raise this to' using errcode = 'restrict_violation', constraint = 'escalation_needs_coordinator';
  end if;
  insert into escalation_participant (account_id, escalation_id, user_id, part, joined_at)
    select distinct on (p.user_id) new.account_id, new.id, p.user_id, p.part, new.raised_at from (
      select d.deputy_id as user_id, 'deputy' as part, 1 as rank from deputies_at(new.raised_at) d
      union all select new.raised_by, 'raiser', 2 where new.raised_by is not null
      union all select a.owner_id, 'owner', 3 from account a where a.id = new.account_id and a.owner_id is not null) p
    order by p.user_id, p.rank
    on conflict do nothing;
  insert into escalation_log (account_id, escalation_id, at, user_id, role, key_id, what, after)
    values (new.account_id, new.id, new.raised_at, new.raised_by, new.raised_role, new.raised_key_id, 'raised',
      jsonb_strip_nulls(jsonb_build_object('category', new.category, 'severity', new.severity, 'protocol', new.protocol)));
  return null;
end $$;
create trigger begin_thread after insert on escalation for each row execute function begin_thread();

create function escalation_facts(e escalation) returns jsonb language sql immutable set search_path = public, pg_temp as $$
  select jsonb_build_object('state', e.state, 'desk', e.desk, 'specialistId', e.specialist_id, 'category', e.category, 'severity', e.severity,
    'title', e.title, 'outcome', e.outcome, 'closing', e.closing, 'mergedIntoId', e.merged_into_id)
$$;

create function changed_facts(of jsonb, beside jsonb) returns jsonb language sql immutable set search_path = public, pg_temp as $$
  select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(of) f where f.value is distinct from beside -> f.key
$$;

-- which step of an escalation a change is; null: no step at all
create function escalation_step(was text, becomes text, moved boolean) returns text language sql immutable set search_path = public, pg_temp as $$
  select case
    when was in ('new', 'asked', 'routed', 'answered') and becomes = 'closed' then 'closed'
    when was in ('new', 'asked', 'routed', 'answered') and becomes = 'merged' then 'merged'
    when was in ('closed', 'merged') and becomes in ('new', 'routed', 'answered') then 'reopened'
    when was in ('new', 'asked', 'answered') and becomes = 'routed' then 'routed'
    when was = 'routed' and becomes = 'routed' and moved then 'routed'
    when was in ('routed', 'answered') and becomes = 'new' then 'taken-back'
    when was = 'asked' and becomes = 'new' then 'question-withdrawn'
    when was = becomes and was in ('new', 'asked', 'routed', 'answered') then 'triaged'
  end
$$;

create function judge_escalation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  part text; step text; at timestamptz(3); moved boolean;
begin
  if (new.account_id, new.id, new.summary, new.blockers, new.evidence, new.impact, new.raised_kind, new.raised_by, new.raised_role, new.raised_key_id,
      new.intervention_id, new.protocol, new.once, new.raised_at)
    is distinct from
     (old.account_id, old.id, old.summary, old.blockers, old.evidence, old.impact, old.raised_kind, old.raised_by, old.raised_role, old.raised_key_id,
      old.intervention_id, old.protocol, old.once, old.raised_at) then
    perform refuse_escalation('What was raised is never changed; write in the thread instead');
  end if;
  -- a question, its reply and an answer come with their message, whose trigger has judged the author
  if pg_trigger_depth() > 1 then return new; end if;

  if new.acted_by is null or new.acted_role is null then perform refuse_escalation('Say who acts: a change of an escalation names its person'); end if;
  part := escalation_part(old.id, new.acted_by, new.acted_role);
  if part is null or part not in ('coordinator', 'deputy') then
    perform refuse_escalation('Only a coordinator, or their deputy, triages, routes and closes an escalation');
  end if;
  moved := (new.desk, new.specialist_id) is distinct from (old.desk, old.specialist_id);
  step := escalation_step(old.state, new.state, moved);
  if step is null or (step = 'triaged' and moved) then
    perform refuse_escalation(format('An escalation does not go from %s to %s', old.state, new.state));
  end if;
  if step = 'reopened' and moved then perform refuse_escalation('An escalation is reopened where it was'); end if;
  if step = 'reopened' and (new.state = 'answered') <> (old.answered_at is not null) then perform refuse_escalation('An escalation is reopened as it was'); end if;
  if new.specialist_id is not null and moved and not exists (
    select from user_role r join app_user u on u.id = r.user_id and u.status = 'active'
    where r.user_id = new.specialist_id and r.role = 'specialist' and r.desk = new.desk) then
    perform refuse_escalation('This person is not a specialist of that desk');
  end if;
  if step = 'merged' and not exists (
    select from escalation e where e.account_id = new.account_id and e.id = new.merged_into_id and e.state not in ('closed', 'merged')) then
    perform refuse_escalation('An escalation is merged into an open one of the same account');
  end if;

  at := moment_of(new.acted_at, new.acted_by);
  new.paused_ms := old.paused_ms;
  if old.paused_since is not null and new.state <> 'asked' then
    new.paused_ms := old.paused_ms + extract(epoch from at - old.paused_since) * 1000;
    new.respond_due_at := old.respond_due_at + (at - old.paused_since);
    new.resolve_due_at := old.resolve_due_at + (at - old.paused_since);
  end if;
  new.paused_since := case when new.state = 'asked' then old.paused_since end;
  new.responded_at := case when step in ('triaged', 'taken-back', 'question-withdrawn') then old.responded_at else coalesce(old.responded_at, at) end;
  new.routed_at := case when step = 'routed' then at when step = 'taken-back' then null else old.routed_at end;
  new.answered_at := case when step in ('routed', 'taken-back') then null else old.answered_at end;
  new.closed_at := case when step in ('closed', 'merged') then at else null end;
  if step not in ('closed', 'merged') then new.outcome := null; new.closing := null; new.merged_into_id := null; end if;

  insert into escalation_log (account_id, escalation_id, at, user_id, role, deputy_for, key_id, what, before, after)
    values (old.account_id, old.id, at, new.acted_by, new.acted_role, deputy_for(new.acted_by, part), new.acted_key_id, step,
      changed_facts(escalation_facts(old), escalation_facts(new)), changed_facts(escalation_facts(new), escalation_facts(old)));
  insert into escalation_participant (account_id, escalation_id, user_id, part, joined_at)
    select old.account_id, old.id, p.user_id, p.part, at from (values (new.acted_by, part), (new.specialist_id, 'specialist')) p (user_id, part)
    where p.user_id is not null on conflict do nothing;
  new.acted_by := null; new.acted_role := null; new.acted_key_id := null; new.acted_at := null;
  return new;
end $$;
create trigger judge_escalation before update on escalation for each row execute function judge_escalation();

create function judge_message() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  part text; e escalation;
begin
  select * into e from escalation where account_id = new.account_id and id = new.escalation_id for no key update;
  part := escalation_part(new.escalation_id, new.author_id, new.author_role);
  if e.id is null or part is null or part = 'reader' then perform refuse_escalation('Only those who take part in an escalation write in its thread'); end if;
  if e.state in ('closed', 'merged') then perform refuse_escalation('This escalation is closed; a coordinator can reopen it'); end if;
  if new.author_key_id is not null and not exists (select from api_key k where k.id = new.author_key_id and k.user_id = new.author_id) then
    perform refuse_escalation('This key does not act for this person');
  end if;
  if new.kind = 'question' and (part not in ('coordinator', 'deputy') or e.state <> 'new') then
    perform refuse_escalation('Only a coordinator sends an escalation back with a question, before it is routed');
  elsif new.kind = 'reply' and (part = 'specialist' or e.state <> 'asked') then
    perform refuse_escalation('There is no question that waits for a reply');
  elsif new.kind = 'answer' and (part <> 'specialist' or e.state not in ('routed', 'answered')) then
    perform refuse_escalation('Only a specialist of the desk it was routed to answers an escalation');
  end if;
  if exists (select from unnest(new.mentions) m where not takes_part(new.escalation_id, m)) then
    perform refuse_escalation('Only those who take part can be mentioned');
  end if;
  new.at := moment_of(new.at, new.author_id);
  return new;
end $$;
create trigger judge_message before insert on escalation_message for each row execute function judge_message();

create function take_message() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  part text := escalation_part(new.escalation_id, new.author_id, new.author_role);
begin
  if new.kind = 'question' then
    update escalation set state = 'asked', paused_since = new.at, responded_at = coalesce(responded_at, new.at)
      where account_id = new.account_id and id = new.escalation_id;
  elsif new.kind = 'reply' then
    update escalation set state = 'new', paused_since = null, paused_ms = paused_ms + extract(epoch from new.at - paused_since) * 1000,
      respond_due_at = respond_due_at + (new.at - paused_since), resolve_due_at = resolve_due_at + (new.at - paused_since)
      where account_id = new.account_id and id = new.escalation_id;
  elsif new.kind = 'answer' then
    update escalation set state = 'answered', answered_at = new.at where account_id = new.account_id and id = new.escalation_id;
  end if;
  insert into escalation_participant (account_id, escalation_id, user_id, part, joined_at)
    values (new.account_id, new.escalation_id, new.author_id, part, new.at) on conflict do nothing;
  insert into escalation_log (account_id, escalation_id, at, user_id, role, deputy_for, key_id, what, message_id)
    values (new.account_id, new.escalation_id, new.at, new.author_id, new.author_role, deputy_for(new.author_id, part), new.author_key_id,
      case new.kind when 'question' then 'asked' when 'reply' then 'replied' when 'answer' then 'answered' else 'wrote' end, new.id);
  return null;
end $$;
create trigger take_message after insert on escalation_message for each row execute function take_message();

create function judge_attachment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  part text;
begin
  if tg_op = 'DELETE' then
    if old.message_id is not null then perform refuse_escalation('What was sent stays'); end if;
    return old;
  end if;
  if tg_op = 'INSERT' then
    part := escalation_part(new.escalation_id, new.uploaded_by, new.uploaded_role);
    if part is null or part = 'reader' or new.message_id is not null or not exists (
      select from escalation e where e.account_id = new.account_id and e.id = new.escalation_id and e.state not in ('closed', 'merged')) then
      perform refuse_escalation('Only those who take part in an open escalation attach a file to it');
    end if;
    return new;
  end if;
  if old.message_id is not null or new.message_id is null
    or (new.account_id, new.escalation_id, new.id, new.name, new.type, new.bytes, new.uploaded_by, new.uploaded_role, new.at)
      is distinct from (old.account_id, old.escalation_id, old.id, old.name, old.type, old.bytes, old.uploaded_by, old.uploaded_role, old.at)
    or not exists (select from escalation_message m where m.account_id = new.account_id and m.id = new.message_id
      and m.escalation_id = new.escalation_id and m.author_id = new.uploaded_by) then
    perform refuse_escalation('A file goes once, as it is, with a message of whoever attached it');
  end if;
  insert into escalation_log (account_id, escalation_id, user_id, role, what, after, message_id)
    values (new.account_id, new.escalation_id, new.uploaded_by, new.uploaded_role, 'attached', jsonb_build_object('name', new.name), new.message_id);
  return new;
end $$;
create trigger judge_attachment before insert or update or delete on escalation_attachment for each row execute function judge_attachment();

-- the bytes stay with a file that was sent, and go with one that was not
create function content_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' or exists (select from escalation_attachment a where a.account_id = old.account_id and a.id = old.attachment_id and a.message_id is not null) then
    perform refuse_escalation('What was sent stays');
  end if;
  return old;
end $$;
create trigger content_stays before update or delete on escalation_attachment_content for each row execute function content_stays();

create function judge_deputy() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if old.ended_at is null and new.ended_at is not null
      and (new.id, new.coordinator_id, new.deputy_id, new.from_on, new.until_on, new.named_by, new.named_at)
        is not distinct from (old.id, old.coordinator_id, old.deputy_id, old.from_on, old.until_on, old.named_by, old.named_at)
    then return new; end if;
    perform refuse_escalation('A deputy is never changed, only ended; name another instead');
  end if;
  if not exists (select from active_coordinators() c where c.user_id = new.coordinator_id) or new.named_by <> new.coordinator_id then
    perform refuse_escalation('Only a coordinator names a deputy, for themselves');
  end if;
  if new.ended_at is not null or not exists (select from user_role r join app_user u on u.id = r.user_id and u.status = 'active'
    where r.user_id = new.deputy_id and r.role <> 'specialist') then
    perform refuse_escalation('A deputy is an active person who is more than a specialist');
  end if;
  return new;
end $$;
create trigger judge_deputy before insert or update on coordinator_deputy for each row execute function judge_deputy();

create trigger only_grows before delete on escalation for each row execute function only_grows();
create trigger only_grows before update or delete on escalation_message for each row execute function only_grows();
create trigger only_grows before update or delete on escalation_log for each row execute function only_grows();
create trigger only_grows before update or delete on escalation_participant for each row execute function only_grows();

-- a thread keeps a coordinator when one leaves the role or the company: another takes their place, or they stay
create function keep_coordinators() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from escalation e where e.state not in ('closed', 'merged') and not exists (
    select from escalation_participant p join active_coordinators() c on c.user_id = p.user_id where p.account_id = e.account_id and p.escalation_id = e.id)) then
    return null;
  end if;
  if not exists (select from active_coordinators()) then
    raise exception 'Open escalations need a coordinator: make somebody else one first'
      using errcode = 'restrict_violation', constraint = 'escalation_needs_coordinator';
  end if;
  insert into escalation_participant (account_id, escalation_id, user_id, part)
    select e.account_id, e.id, c.user_id, 'coordinator' from escalation e cross join active_coordinators() c
    where e.state not in ('closed', 'merged') on conflict do nothing;
  return null;
end $$;
create constraint trigger keep_coordinators after delete or update on user_role deferrable initially deferred
  for each row when (old.role = 'coordinator') execute function keep_coordinators();
create constraint trigger keep_coordinators after update of status on app_user deferrable initially deferred
  for each row when (old.status = 'active' and new.status <> 'active') execute function keep_coordinators();

revoke insert, update, delete on coordinator_deputy, escalation, escalation_participant, escalation_message, escalation_attachment,
  escalation_attachment_content, escalation_log from bw_finance_system;
grant insert on escalation to bw_finance_system;
revoke delete on escalation, coordinator_deputy from bw_app;
revoke update, delete on escalation_message from bw_app;
revoke insert, update, delete on escalation_participant, escalation_log from bw_app;
revoke update on escalation_attachment, escalation_attachment_content from bw_app;
grant update (message_id) on escalation_attachment to bw_app;
revoke select on escalation_attachment_content from bw_finance, bw_finance_system;
