-- What a customer asks for, judged against the scope of success (S1, S2, E4, E5). The scope is data: words that suggest an area, and
-- for what is outside, the category of escalation that it becomes.
create table scope_area (
  id serial primary key,
  name text not null constraint scope_area_name check (length(trim(name)) > 0),
  inside boolean not null,
  category text constraint scope_area_category
    check (category in ('technical', 'product', 'sales', 'billing', 'legal', 'customer-service', 'onboarding')),
  words text[] default '{}' constraint scope_area_words check (words is not null),
  archived_at timestamptz(3),
  constraint scope_area_outside check (inside = (category is null))
);
create unique index scope_area_once on scope_area (lower(name)) where archived_at is null;

insert into scope_area (name, inside, category, words) values
  ('Onboarding, implementation, adoption', true, null,
    '{onboarding,kick-off,go live,roll out,rollout,implementation,adoption,set up,training,train,workshop,new users,new team,how do we use,best practice,enablement}'),
  ('Value tracking and engagement', true, null,
    '{business review,qbr,goal,goals,success plan,check-in,value,outcome,executive summary,reference,case study,meeting}'),
  ('Program design and ROI', true, null,
    '{roi,return on investment,business case,program,programme,roadmap for our team,maturity,benchmark}'),
  ('Health scoring and intervention', true, null,
    '{health score,score,at risk,usage drop,inactive users,engagement drop,champion left}'),
  ('Metrics and reporting', true, null,
    '{report,reports,reporting,dashboard,metric,metrics,usage data,statistics,kpi,figures}'),
  ('Product support', false, 'technical',
    '{bug,error,crash,crashes,broken,does not work,not working,outage,down,slow,api,integration fails,sync,login fails,sso,webhook,latency}'),
  ('Customer service', false, 'customer-service',
    '{complaint,support ticket,ticket,waiting for an answer,no reply,support agent,rude,unhappy with support}'),
  ('Sales negotiation', false, 'sales',
    '{discount,price,pricing,quote,cheaper,negotiate,more seats,additional seats,licences,licenses,upgrade,upsell,new plan,proposal}'),
  ('Product decisions', false, 'product',
    '{feature request,new feature,feature,roadmap,when will you build,could you build,support for,dark mode,release date,beta}'),
  ('Billing', false, 'billing',
    '{invoice,invoices,billing,refund,credit note,payment,paid twice,charge,charged,vat,purchase order,bank details}'),
  ('Legal', false, 'legal',
    '{contract,legal,terms,dpa,data processing,gdpr,liability,nda,clause,termination,audit rights,sla penalty}');

create table customer_request (
  account_id integer not null references account (id) on delete cascade,
  id serial,
  contact_id integer,
  asker text,
  words text not null constraint customer_request_words check (length(trim(words)) > 0),
  channel text not null constraint customer_request_channel check (channel in ('email', 'call', 'meeting', 'chat', 'ticket', 'other')),
  asked_on date not null,
  logged_by integer references app_user (id),
  logged_at timestamptz(3) not null default now(),
  suggested_id integer references scope_area (id),
  state text not null default 'open' constraint customer_request_state check (state in ('open', 'inside', 'outside')),
  area_id integer references scope_area (id),
  judged_by integer references app_user (id),
  judged_at timestamptz(3),
  task_id integer references task (id) on delete cascade,
  escalation_id integer,
  interaction_id integer,
  reply text,
  primary key (account_id, id),
  foreign key (account_id, escalation_id) references escalation (account_id, id) on delete cascade,
  constraint customer_request_judged check ((state = 'open') = (area_id is null) and (state = 'open') = (judged_at is null)),
  constraint customer_request_inside check ((state = 'inside') = (task_id is not null)),
  -- E5: the reply is exactly this, whatever stands around it, and never without its escalation and its place in the log
  constraint customer_request_outside check ((state = 'outside') = (reply is not null) and (state = 'outside') = (escalation_id is not null)
    and (state = 'outside') = (interaction_id is not null)),
  constraint customer_request_reply check (reply is null or position(
    'This request requires specialist coordination. Escalating to @coordinator for proper routing.' in reply) > 0)
);
create index customer_request_id_idx on customer_request (id);
create index customer_request_logged_at_idx on customer_request (logged_at);

-- what was asked stays as it was asked, and what was sent to the customer cannot be unsaid
create function customer_request_stays() returns trigger language plpgsql as $$
begin
  if (new.account_id, new.id, new.contact_id, new.asker, new.words, new.channel, new.asked_on, new.logged_by, new.logged_at)
    is distinct from
    (old.account_id, old.id, old.contact_id, old.asker, old.words, old.channel, old.asked_on, old.logged_by, old.logged_at) then
    raise exception 'What a customer asked is never changed; log it anew instead' using errcode = 'restrict_violation';
  end if;
  if old.state = 'outside' then
    raise exception 'This request was answered and escalated; that stays' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger customer_request_stays before update on customer_request for each row execute function customer_request_stays();
revoke delete on customer_request, scope_area from bw_app, bw_finance_system;
