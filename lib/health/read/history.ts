import { Prisma } from "#lib/generated/prisma/client.ts";
import type { MeasureList } from "../measures/measure-list.ts";
import { addDays, type Day } from "../rules/day.ts";
import type { Spark } from "../rules/spark.ts";
import { rowsOf, wideRowsOf } from "./rows.ts";

export type Earlier = {
  before: { day: Day; modelId: number; values: (number | null)[] } | null;
  current: { day: Day; spark: Spark } | null;
};

const CHANGE_DAYS = 14;
const OLDEST_DAYS = 28;

type Stored = { id: number; day: Day | null; spark: Spark | null } & {
  beforeOn: Day | null;
  modelId: number | null;
  values: (number | null)[] | null;
};

/** What is stored of each account, by its id: the score of 14 days before (at most 28), and its current row. */
export async function readEarlier(ids: number[], asOf: Day): Promise<Map<number, Earlier>> {
  const rows = await wideRowsOf<Stored>(
    ["id", "day", "spark", "beforeOn", "modelId", "values"],
    Prisma.sql`
      select a.id, h.day, h.spark, b.day as "beforeOn", b.model_id as "modelId", b.measure_values as "values"
      from unnest(${ids}::int[]) as a(id)
      left join account_health h on h.account_id = a.id
      left join lateral (
        select day, model_id, measure_values from score_daily
        where account_id = a.id and not frozen
          and day <= ${addDays(asOf, -CHANGE_DAYS)}::date and day >= ${addDays(asOf, -OLDEST_DAYS)}::date
        order by day desc limit 1) b on true`,
  );
  return new Map(
    rows.map(({ id, day, spark, beforeOn, modelId, values }) => {
      const before = beforeOn && modelId !== null && values ? { day: beforeOn, modelId, values } : null;
      return [id, { before, current: day && spark ? { day, spark } : null }];
    }),
  );
}

/** Accounts whose frozen score is stored, each with its day. */
export async function readFrozen(): Promise<Map<number, Set<Day>>> {
  const rows = await rowsOf<{ id: number; days: Day[] }>(
    Prisma.sql`select account_id as id, array_agg(day) as days from score_daily where frozen group by account_id`,
  );
  return new Map(rows.map((row) => [row.id, new Set(row.days)]));
}

/** Which of these measures anyone, or only some or all but some, had data for on a stored day, by position; null when it has no scores of them. */
export async function readInUse(
  day: Day,
  measures: MeasureList,
  of: { only?: number[]; except?: number[] } = {},
): Promise<boolean[] | null> {
  const known = measures.map(
    (_, i) => Prisma.sql`coalesce(bool_or(measure_values[${Prisma.raw(String(i + 1))}] is not null), false)`,
  );
  const among = of.only
    ? Prisma.sql`and account_id = any(${of.only}::int[])`
    : Prisma.sql`and account_id <> all(${of.except ?? []}::int[])`;
  const [row] = await rowsOf<{ n: number; inUse: boolean[] }>(Prisma.sql`
    select count(*) as n, json_build_array(${Prisma.join(known)}) as "inUse" from score_daily
    where day = ${day}::date and not frozen ${among}`);
  return row && row.n > 0 ? row.inUse : null;
}

/** Whether these accounts had, by their current rows, a value at one of these positions that no other live account has. */
export async function isLastKnown(positions: readonly number[], ids: readonly number[]): Promise<boolean> {
  if (positions.length === 0) return false;
  const known = (among: Prisma.Sql) => Prisma.sql`exists (select from account_health
    where not frozen and measure_values[at + 1] is not null and account_id ${among})`;
  const [row] = await rowsOf<{ lost: boolean }>(Prisma.sql`
    select exists (select from unnest(${[...positions]}::int[]) as at
      where ${known(Prisma.sql`= any(${[...ids]}::int[])`)} and not ${known(Prisma.sql`<> all(${[...ids]}::int[])`)}) as lost`);
  return row?.lost ?? false;
}

/** Scores of the 12 weeks up to a day, of these accounts. */
export function readRecentScores(ids: number[], asOf: Day): Promise<{ id: number; day: Day; score: number | null }[]> {
  return rowsOf(Prisma.sql`
    select account_id as id, day, score from score_daily
    where account_id = any(${ids}::int[]) and day <= ${asOf}::date and day > ${addDays(asOf, -90)}::date`);
}
