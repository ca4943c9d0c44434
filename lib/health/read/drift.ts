import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { MeasureList } from "../measures/measure-list.ts";
import { addDays, type Day } from "../rules/day.ts";
import { type DriftReport, driftReport } from "../schema/drift.ts";
import { rowsOf } from "./rows.ts";

const year = 365;
/** A stored day this much younger than a year still stands for it. */
const slack = 275;

/** The newest report of what became of the measures. */
export async function readDrift(): Promise<DriftReport | null> {
  const row = await db.driftReport.findFirst({ orderBy: { month: "desc" } });
  return row ? driftReport.parse(row.report) : null;
}

/** The newest stored day, and the one a year before it, or the oldest that is at least three months old. */
export async function readComparedDays(today: Day): Promise<{ before: Day | null; now: Day | null }> {
  const [row] = await rowsOf<{ before: Day | null; now: Day | null }>(Prisma.sql`
    select (select max(day) from score_daily where day <= ${today}::date and not frozen) as now,
      coalesce((select max(day) from score_daily where day <= ${addDays(today, -year)}::date and not frozen),
        (select min(day) from score_daily where day <= ${addDays(today, slack - year)}::date and not frozen)) as before`);
  return row ?? { before: null, now: null };
}

/** The values of each measure on a stored day, by position, NaN where unknown; a sample of large books. */
export async function readColumns(day: Day, measures: MeasureList): Promise<Float64Array[]> {
  const rows = await rowsOf<{ values: (number | null)[] }>(Prisma.sql`
    select measure_values as values from score_daily where day = ${day}::date and not frozen
    order by hashint4(account_id) limit 20000`);
  return measures.map((_, at) => Float64Array.from(rows, ({ values }) => values[at] ?? Number.NaN));
}
