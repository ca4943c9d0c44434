import { looksLikeAmount } from "#lib/accounts/rules/fields.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Measure, MeasureSource } from "../measures/measure.ts";
import { addDays, type Day } from "../rules/day.ts";
import type { OwnSource } from "../schema/own-measure.ts";
import { type UseWindow, windowOf } from "./facts.ts";
import { listOwnMeasures } from "./measures.ts";
import { readBookFor } from "./reach.ts";
import { rowsOf } from "./rows.ts";
import { readScope } from "./scope.ts";

export type EvidenceRow = { at: string | null; what: string; detail: string | null };
type Source = {
  title: string;
  rows: (accountId: number, day: Day, use: Prisma.Sql) => Prisma.Sql;
  /** Its texts are what files held: some may be amounts of money, which everybody would read here (N4). */
  asImported?: boolean;
};

const hidden = "An amount, which is not shown here";

const through = (day: Day) => Prisma.sql`((${day}::date + 1)::timestamp at time zone 'UTC')`;
const dayOf = (column: string) => Prisma.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD')`);

/** The source rows a measure is made of, as of a day: nothing that was known only later. `use`: the days of use that it looks at. */
const sources: Record<Exclude<MeasureSource, "own">, Source> = {
  usage: {
    title: "Daily usage",
    rows: (id, _, use) => Prisma.sql`
      select to_char(day, 'YYYY-MM-DD') as at, events || ' events' as what, active_users || ' active users' as detail
      from usage_daily u where account_id = ${id} and ${use}`,
  },
  features: {
    title: "Use of each feature",
    rows: (id, _, use) => Prisma.sql`
      select to_char(max(u.day), 'YYYY-MM-DD') as at, f.name as what,
        sum(u.events) || ' events' || case when cardinality(f.plans) = 0 or a.plan is null or a.plan = any(f.plans) then ''
          else ', not of the plan' end as detail
      from usage_feature_daily u join feature f on f.id = u.feature_id join account a on a.id = u.account_id
      where u.account_id = ${id} and ${use} and u.events > 0 group by f.id, a.plan`,
  },
  milestones: {
    title: "Milestones of the onboarding plans",
    rows: (id, day) => Prisma.sql`
      select to_char(m.due_on, 'YYYY-MM-DD') as at, p.name || ': ' || m.name as what,
        case when m.completed_on <= ${day}::date then 'done ' || to_char(m.completed_on, 'YYYY-MM-DD')
          when m.due_on < ${day}::date then 'overdue' || coalesce(', ' || m.blocked_reason, '') else 'open' end as detail
      from milestone m join onboarding_plan p on p.account_id = m.account_id and p.id = m.plan_id
      where m.account_id = ${id} and p.started_on <= ${day}::date`,
  },
  contacts: {
    title: "Contacts and their roles",
    rows: (id, day) => Prisma.sql`
      select to_char(joined_on, 'YYYY-MM-DD') as at, name || coalesce(', ' || title, '') as what,
        concat_ws(', ', role, case when left_on <= ${day}::date then 'left ' || to_char(left_on, 'YYYY-MM-DD') end) as detail
      from contact where account_id = ${id} and (joined_on is null or joined_on <= ${day}::date)`,
  },
  interactions: {
    title: "Interactions",
    rows: (id, day) => Prisma.sql`
      select ${dayOf("at")} as at, kind || ': ' || summary as what, outcome as detail
      from interaction where account_id = ${id} and at < ${through(day)}`,
  },
  csat: { title: "Satisfaction answers, 365 days", rows: (id, day) => answers(id, day, "csat") },
  nps: { title: "NPS answers, 12 months", rows: (id, day) => answers(id, day, "nps") },
  pulses: {
    title: "Pulses given by the team",
    rows: (id, day) => Prisma.sql`
      select ${dayOf("p.at")} as at, (array['Poor', 'Fair', 'Good'])[p.value] || ': ' || p.reason as what, u.name as detail
      from pulse p left join app_user u on u.id = p.user_id where p.account_id = ${id} and p.at < ${through(day)}`,
  },
  tickets: {
    title: "Tickets",
    rows: (id, day) => Prisma.sql`
      select ${dayOf("opened_at")} as at, coalesce(subject, 'Ticket') as what,
        concat_ws(', ', priority, case when closed_at < ${through(day)} then 'closed' else 'open' end,
          case when escalated then 'escalated' end) as detail
      from ticket where account_id = ${id} and opened_at < ${through(day)}`,
  },
  goals: {
    title: "Goals",
    rows: (id, day) => Prisma.sql`
      select to_char(due_on, 'YYYY-MM-DD') as at, title as what,
        case when reached_on <= ${day}::date then 'reached ' || to_char(reached_on, 'YYYY-MM-DD') else 'not reached' end as detail
      from goal where account_id = ${id} and created_at < ${through(day)}`,
  },
  subscriptions: {
    title: "Subscriptions",
    rows: (id, day) => Prisma.sql`
      select to_char(s.starts_on, 'YYYY-MM-DD') as at, coalesce(p.name, s.plan, 'Subscription') as what,
        concat_ws(', ', s.quantity || ' seats', 'until ' || to_char(s.ends_on, 'YYYY-MM-DD')) as detail
      from subscription s left join product p on p.id = s.product_id
      where s.account_id = ${id} and s.starts_on <= ${day}::date`,
  },
  account: {
    title: "The account itself",
    rows: (id) => Prisma.sql`
      select to_char(renewal_on, 'YYYY-MM-DD') as at, 'Renewal date' as what, renewal_forecast as detail from account where id = ${id}`,
  },
};

function answers(id: number, day: Day, kind: string): Prisma.Sql {
  return Prisma.sql`
    select ${dayOf("r.answered_at")} as at, r.score || ' of ' || s.scale_max || ', ' || s.name as what, r.comment as detail
    from survey_response r join survey s on s.id = r.survey_id
    where r.account_id = ${id} and s.kind = ${kind} and r.answered_at < ${through(day)}
      and r.answered_at >= ${through(day)} - interval '365 days'`;
}

const byKind: Record<OwnSource["kind"], (source: OwnSource, id: number, day: Day, use: Prisma.Sql) => Prisma.Sql> = {
  metric: (source, id, day) => Prisma.sql`
    select to_char(v.day, 'YYYY-MM-DD') as at, coalesce(v.label, v.value::text) as what, m.name as detail
    from custom_value v join custom_metric m on m.id = v.metric_id
    where v.account_id = ${id} and v.metric_id = ${"metricId" in source ? source.metricId : 0} and v.day <= ${day}::date`,
  survey: (source, id, day) => Prisma.sql`
    select ${dayOf("r.answered_at")} as at, r.score || ' of ' || s.scale_max as what, r.comment as detail
    from survey_response r join survey s on s.id = r.survey_id
    where r.account_id = ${id} and r.survey_id = ${"surveyId" in source ? source.surveyId : 0} and r.answered_at < ${through(day)}`,
  usage: (source, id, _, use) =>
    "featureId" in source && source.featureId !== null
      ? Prisma.sql`
        select to_char(day, 'YYYY-MM-DD') as at, events || ' events' as what, null::text as detail
        from usage_feature_daily u where account_id = ${id} and feature_id = ${source.featureId} and ${use}`
      : Prisma.sql`
        select to_char(day, 'YYYY-MM-DD') as at, events || ' events' as what, null::text as detail
        from usage_daily u where account_id = ${id} and ${use}`,
  event: (source, id, _, use) => Prisma.sql`
    select to_char(day, 'YYYY-MM-DD') as at, events || ' events' as what, null::text as detail
    from event_daily u where account_id = ${id} and name_id = ${"nameId" in source ? source.nameId : 0} and ${use}`,
  property: (source, id, _, use) => Prisma.sql`
    select to_char(day, 'YYYY-MM-DD') as at, total || ' in all' as what, n || ' events, the last with ' || latest as detail
    from event_property_daily u
    where account_id = ${id} and property_id = ${"propertyId" in source ? source.propertyId : 0} and ${use}`,
  tickets: (_, id, day, use) => sources.tickets.rows(id, day, use),
  field: (source, id) => Prisma.sql`
    select null::text as at, custom ->> ${"key" in source ? source.key : ""}::text as what, 'as it is now' as detail from account
    where id = ${id} and custom ? ${"key" in source ? source.key : ""}::text`,
  column: (source, id) => Prisma.sql`
    select null::text as at, ${Prisma.raw("column" in source ? source.column : "id")}::text as what, 'as it is now' as detail
    from account where id = ${id}`,
};

async function ownSource(key: string): Promise<Source> {
  const measure = (await listOwnMeasures()).find((one) => one.key === key);
  if (!measure) throw new Error(`There is no own measure ${key}.`);
  const { source } = measure.spec;
  return {
    title: measure.sourceName,
    rows: (id, day, use) => byKind[source.kind](source, id, day, use),
    asImported: source.kind === "field",
  };
}

/** The days of use that a measure looks at. */
function daysOf({ fullDays, runningDay }: NonNullable<Measure["use"]>, { day, end }: UseWindow): Prisma.Sql {
  const from = fullDays === null ? Prisma.empty : Prisma.sql`and u.day > ${addDays(end, -fullDays)}::date`;
  return Prisma.sql`u.day <= ${runningDay ? day : end}::date ${from}`;
}

function titleOf(title: string, use: Measure["use"]): string {
  if (!use || use.fullDays === null) return title;
  return `${title}, the last ${use.fullDays} full days${use.runningDay ? " and the day itself" : ""}`;
}

/** The day an account is read as of, its own last one when it has left, and where its windows end. */
async function readWindow(accountId: number, day: Day): Promise<UseWindow> {
  const [{ book }, [account]] = await Promise.all([readBookFor(day), readScope(day, 0, 1, [accountId])]);
  return account ? windowOf(account, book) : { day, end: addDays(day, -1) };
}

/** Lists the rows behind a measure, the newest first, a page at a time. */
export async function readEvidence(
  { key, source, use }: Pick<Measure, "key" | "source" | "use">,
  accountId: number,
  asOf: Day,
  page: number,
  pageSize: number,
) {
  const { title, rows, asImported }: Source = source === "own" ? await ownSource(key) : sources[source];
  const days = await readWindow(accountId, asOf);
  const query = rows(accountId, days.day, use ? daysOf(use, days) : Prisma.sql`true`);
  const [found, counted] = await Promise.all([
    rowsOf<EvidenceRow>(
      Prisma.sql`select * from (${query}) e order by at desc nulls last, what limit ${pageSize} offset ${(page - 1) * pageSize}`,
    ),
    rowsOf<{ total: number }>(Prisma.sql`select count(*)::int as total from (${query}) e`),
  ]);
  const shown = ({ what, ...row }: EvidenceRow) => ({ ...row, what: looksLikeAmount(what) ? hidden : what });
  return { title: titleOf(title, use), rows: asImported ? found.map(shown) : found, total: counted[0]?.total ?? 0 };
}
