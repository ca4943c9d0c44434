import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Case, effectOfHoldOut, effectOfPairs } from "../rules/effect.ts";
import type { Effect } from "../schema/protocols.ts";

/** So many interventions, the newest that are old enough, are compared. */
const most = 500;

type Row = Case & { heldOut: boolean };

const saved = (day: Prisma.Sql, days: number) => Prisma.sql`coalesce(a.churned_on > ${day} + ${days}::int, true)`;

function readCases(protocolId: number, days: number, asOf: string): Promise<Row[]> {
  const day = Prisma.sql`(i.opened_at at time zone 'UTC')::date`;
  return db.$queryRaw<Row[]>`
    select i.account_id as "accountId", to_char(${day}, 'YYYY-MM-DD') as day, i.segment, i.score, i.tenure_days as "tenureDays",
      i.held_out as "heldOut", ${saved(day, days)} as saved
    from intervention i join account a on a.id = i.account_id
    where i.protocol_id = ${protocolId} and i.score is not null and i.tenure_days is not null and ${day} <= ${asOf}::date - ${days}::int
    order by i.opened_at desc, i.id desc limit ${most}`;
}

/** Accounts of the same days that this protocol did nothing for, from a window before to the end of it, near enough to any of the cases. */
function readSimilar(protocolId: number, cases: readonly Case[], days: number): Promise<Case[]> {
  const byDay = [...Map.groupBy(cases, ({ day }) => day)].map(([day, of]) => {
    const scores = of.map(({ score }) => score);
    return { day, low: Math.min(...scores) - 5, high: Math.max(...scores) + 5 };
  });
  const day = Prisma.sql`d.day`;
  return db.$queryRaw<Case[]>`
    select a.id as "accountId", to_char(d.day, 'YYYY-MM-DD') as day, a.segment, s.score,
      d.day - coalesce(a.contract_start, a.customer_since) as "tenureDays", ${saved(day, days)} as saved
    from jsonb_to_recordset(${JSON.stringify(byDay)}::jsonb) as d(day date, low float8, high float8)
    join score_daily s on s.day = (select max(n.day) from score_daily n where n.day <= d.day and n.day > d.day - 7 and not n.frozen)
      and s.score between d.low and d.high and not s.frozen
    join account a on a.id = s.account_id
    where a.merged_into_id is null and coalesce(a.churned_on > d.day, true) and coalesce(a.contract_start, a.customer_since) <= d.day
      and not exists (select from intervention i where i.protocol_id = ${protocolId} and i.account_id = a.id and not i.held_out
        and i.opened_at > d.day - ${days}::int and i.opened_at < d.day + ${days}::int)`;
}

/** What a protocol is worth [X10]: against those held out where enough are, else against similar accounts. */
export async function readEffect(protocolId: number, days: number, asOf: string): Promise<Effect> {
  const [cases, young] = await Promise.all([
    readCases(protocolId, days, asOf),
    db.$queryRaw<{ n: number }[]>`select count(*)::int as n from intervention
      where protocol_id = ${protocolId} and account_id is not null and not held_out and (opened_at at time zone 'UTC')::date > ${asOf}::date - ${days}::int`,
  ]);
  const [heldOut, treated] = [cases.filter((one) => one.heldOut), cases.filter((one) => !one.heldOut)];
  const found =
    heldOut.length > 0
      ? effectOfHoldOut(treated, heldOut)
      : effectOfPairs(treated, treated.length === 0 ? [] : await readSimilar(protocolId, treated, days));
  return { days, young: young[0]?.n ?? 0, ...found };
}
