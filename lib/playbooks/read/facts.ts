import { Prisma } from "#lib/generated/prisma/client.ts";
import { wideRowsOf } from "#lib/health/read/rows.ts";
import type { Known } from "../rules/judge-trigger.ts";
import type { Definition, PlayFacts } from "../schema.ts";

/** Some accounts, or those with an id in [from, until). */
export type Among = readonly number[] | { from: number; until: number };

export function among(column: Prisma.Sql, accounts: Among): Prisma.Sql {
  if ("from" in accounts)
    return Prisma.sql`(${column} >= ${accounts.from}::int and ${column} < ${accounts.until}::int)`;
  return Prisma.sql`${column} = any(${accounts}::int[])`;
}

type Base = Omit<PlayFacts, "championGone" | "onboarding" | "satisfaction" | "overThreshold" | "quietDays"> & {
  useDays: number | null;
};

const baseColumns = [
  "accountId",
  "name",
  "segment",
  "tier",
  "paying",
  "left",
  "tenureDays",
  "band",
  "score",
  "drop",
  "coverage",
  "values",
  "renewalDays",
  "talkDays",
  "cadenceDays",
] as const;

/** Health as it is now, or as it was stored last by a day of the past. */
const healthOn = (asOf: string, past: boolean) =>
  past
    ? Prisma.sql`left join lateral (
        select s.band, s.score, s.coverage, s.measure_values, round(s.score) - round(e.score) as delta14 from score_daily s
        left join lateral (select e.score from score_daily e where e.account_id = s.account_id and e.day <= s.day - 14 and e.day >= s.day - 28
          order by e.day desc limit 1) e on true
        where s.account_id = a.id and s.day <= ${asOf}::date and s.day > ${asOf}::date - 8 and not s.frozen order by s.day desc limit 1) h on true`
    : Prisma.sql`left join account_health h on h.account_id = a.id`;
const talkOn = (asOf: string, past: boolean) =>
  past
    ? Prisma.sql`(select max(i.at) from interaction i where i.account_id = a.id and i.kind <> 'note'
        and i.at < (${asOf}::date + 1)::timestamp at time zone 'UTC')`
    : Prisma.sql`a.last_interaction_at`;

/** `positions`: of the measures that are asked for; no other value is read. */
async function readBase(accounts: Among, asOf: string, positions: readonly number[], past: boolean): Promise<Base[]> {
  const asked = positions.map((at) => Prisma.sql`h.measure_values[${at + 1}::int]`);
  const values = asked.length > 0 ? Prisma.sql`array[${Prisma.join(asked)}]` : Prisma.sql`null::float8[]`;
  const rows = await wideRowsOf<Base>(
    baseColumns,
    Prisma.sql`
    select a.id as "accountId", a.name, a.segment, a.tier, a.paying, coalesce(a.churned_on <= ${asOf}::date, false) as "left",
      ${asOf}::date - coalesce(a.contract_start, a.customer_since) as "tenureDays",
      coalesce(h.band, 'unknown') as band, h.score, -h.delta14 as "drop", coalesce(h.coverage, 0) as coverage,
      ${values} as "values",
      a.renewal_on - ${asOf}::date as "renewalDays", ${asOf}::date - (${talkOn(asOf, past)} at time zone 'UTC')::date as "talkDays",
      coalesce(a.cadence_days, 30) as "cadenceDays"
    from account a ${healthOn(asOf, past)}
    where ${among(Prisma.sql`a.id`, accounts)} and a.merged_into_id is null order by a.id`,
  );
  return rows.map((row) => ({ ...row, values: placed(row.values, positions) }));
}

/** Values back in their places, nothing in the others. */
function placed(values: PlayFacts["values"] | null, positions: readonly number[]): PlayFacts["values"] {
  const all: (number | null)[] = Array.from({ length: Math.max(-1, ...positions) + 1 }, () => null);
  positions.forEach((at, index) => {
    all[at] = values?.[index] ?? null;
  });
  return all;
}

/** The name of the last champion who left, of accounts where none is in place any more. */
function readChampions(accounts: Among, asOf: string): Promise<{ id: number; gone: string }[]> {
  return wideRowsOf(
    ["id", "gone"],
    Prisma.sql`
    select c.account_id as id, (array_agg(c.name order by c.left_on desc, c.id desc) filter (where c.left_on <= ${asOf}::date))[1] as gone
    from contact c where ${among(Prisma.sql`c.account_id`, accounts)} and c.role = 'champion'
    group by c.account_id
    having bool_and(coalesce(c.left_on <= ${asOf}::date, false))`,
  );
}

type PlanRow = { id: number } & NonNullable<PlayFacts["onboarding"]>;

/** Running plans; of several of one account the milestones of all count. A plan that is paused stands still on purpose. */
function readPlans(accounts: Among, asOf: string): Promise<PlanRow[]> {
  const day = Prisma.sql`${asOf}::date`;
  const open = Prisma.sql`m.completed_on is null or m.completed_on > ${day}`;
  const inTheWay = Prisma.sql`(${open}) and m.id is not null and (m.due_on < ${day} or m.blocked_reason is not null)`;
  return wideRowsOf(
    ["id", "startedDays", "done", "open", "idleDays"],
    Prisma.sql`
    select p.account_id as id, ${day} - max(p.started_on) as "startedDays", count(m.completed_on) filter (where m.completed_on <= ${day}) as done,
      coalesce(json_agg(json_build_object('name', m.name, 'days', greatest(coalesce(${day} - m.due_on, 0), 0), 'blocked', m.blocked_reason)
        order by m.due_on nulls last, m.position) filter (where ${inTheWay}), '[]') as "open",
      case when bool_or((${open}) and m.id is not null)
        then ${day} - greatest(max(p.started_on), max(m.completed_on) filter (where m.completed_on <= ${day})) else 0 end as "idleDays"
    from onboarding_plan p left join milestone m on m.account_id = p.account_id and m.plan_id = p.id
    where ${among(Prisma.sql`p.account_id`, accounts)} and p.status in ('running', 'completed') and coalesce(p.completed_on > ${day}, p.status = 'running')
      and p.started_on <= ${day} group by p.account_id`,
  );
}

/** CSAT answers of 365 days in the company's zone (METRICS.md, M3 and E2): the latest of each contact and survey, each ticket a survey of its own. */
function readSatisfaction(
  accounts: Among,
  asOf: string,
  timeZone: string,
): Promise<({ id: number } & PlayFacts["satisfaction"])[]> {
  const start = (day: Prisma.Sql) => Prisma.sql`((${day})::timestamp at time zone ${timeZone})`;
  return wideRowsOf(
    ["id", "answers", "satisfied"],
    Prisma.sql`
    select id, count(*) as answers, count(*) filter (where score >= satisfied_at) as satisfied from (
      select distinct on (r.account_id, r.survey_id, r.ticket_id, r.contact_id, case when r.contact_id is null then r.id end)
        r.account_id as id, r.score, s.satisfied_at
      from survey_response r join survey s on s.id = r.survey_id and s.kind = 'csat'
      where ${among(Prisma.sql`r.account_id`, accounts)} and r.score is not null
        and r.answered_at >= ${start(Prisma.sql`${asOf}::date - 364`)} and r.answered_at < ${start(Prisma.sql`${asOf}::date + 1`)}
      order by r.account_id, r.survey_id, r.ticket_id, r.contact_id, case when r.contact_id is null then r.id end, r.answered_at desc, r.id desc
    ) latest group by id`,
  );
}

/**
 * Days since the last use, ticket or answer, of accounts to which nobody spoke for `unspoken` days as of now; null: of all. Where
 * somebody did that is enough to know.
 */
function readHeard(
  accounts: Among,
  asOf: string,
  unspoken: number | null,
): Promise<{ id: number; days: number | null }[]> {
  const until = Prisma.sql`((${asOf}::date + 1)::timestamp at time zone 'UTC')`;
  const dayOf = (at: Prisma.Sql) => Prisma.sql`(${at} at time zone 'UTC')::date`;
  return wideRowsOf(
    ["id", "days"],
    Prisma.sql`
    select a.id, ${asOf}::date - greatest(
      (select u.day from usage_daily u where u.account_id = a.id and u.day <= ${asOf}::date and u.events > 0 order by u.day desc limit 1),
      (select ${dayOf(Prisma.sql`max(t.opened_at)`)} from ticket t where t.account_id = a.id and t.opened_at < ${until}),
      (select ${dayOf(Prisma.sql`r.answered_at`)} from survey_response r where r.account_id = a.id and r.answered_at < ${until}
        order by r.answered_at desc limit 1)) as days
    from account a where ${among(Prisma.sql`a.id`, accounts)}
      and coalesce(a.last_interaction_at < (${asOf}::date - ${unspoken}::int + 1)::timestamp at time zone 'UTC', true)`,
  );
}

function readMarks(accounts: Among): Promise<{ id: number; protocolIds: number[] }[]> {
  return wideRowsOf(
    ["id", "protocolIds"],
    Prisma.sql`select o.account_id as id, array_agg(o.protocol_id) as "protocolIds" from opportunity_mark o
      where ${among(Prisma.sql`o.account_id`, accounts)} group by o.account_id`,
  );
}

const byId = <Row extends { id: number }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
const least = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));

type Definitions = readonly Pick<Definition, "trigger">[];
type Asked = { asOf: string; timeZone: string; measures: Known["measures"]; past?: boolean };

const positionsOf = (definitions: Definitions, measures: Known["measures"]): number[] => [
  ...new Set(
    definitions.flatMap(({ trigger }) =>
      trigger.kind === "measure" ? (measures.get(trigger.measure)?.position ?? []) : [],
    ),
  ),
];
const leastSilence = (definitions: Definitions): number =>
  Math.min(...definitions.flatMap(({ trigger }) => (trigger.kind === "silence" ? trigger.days : [])));

/** The facts that these definitions ask for, account by account; merged accounts are left out. Of a day of the past, what was known then. */
export async function readPlayFacts(
  accounts: Among,
  definitions: Definitions,
  { asOf, timeZone, measures, past = false }: Asked,
): Promise<PlayFacts[]> {
  const kinds = new Set(definitions.map(({ trigger }) => trigger.kind));
  const only = <Row>(wanted: boolean, read: () => Promise<Row[]>): Promise<Row[]> =>
    wanted ? read() : Promise.resolve([]);
  const [base, champions, plans, satisfaction, heard, marks] = await Promise.all([
    readBase(accounts, asOf, positionsOf(definitions, measures), past),
    only(kinds.has("champion"), () => readChampions(accounts, asOf)),
    only(kinds.has("milestone") || kinds.has("start"), () => readPlans(accounts, asOf)),
    only(kinds.has("metric"), () => readSatisfaction(accounts, asOf, timeZone)),
    only(kinds.has("silence"), () => readHeard(accounts, asOf, past ? null : leastSilence(definitions))),
    only(kinds.has("opportunity"), () => readMarks(accounts)),
  ]);
  const [gone, plan, answers, quiet, over] = [
    byId(champions),
    byId(plans),
    byId(satisfaction),
    byId(heard),
    byId(marks),
  ];
  return base.map((row) => ({
    ...row,
    values: row.values ?? [],
    championGone: gone.get(row.accountId)?.gone ?? null,
    onboarding: plan.get(row.accountId) ?? null,
    satisfaction: answers.get(row.accountId) ?? { answers: 0, satisfied: 0 },
    quietDays: least(quiet.get(row.accountId)?.days ?? null, row.talkDays),
    overThreshold: over.get(row.accountId)?.protocolIds ?? [],
  }));
}
