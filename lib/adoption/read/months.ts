import { db } from "#lib/db.ts";
import { monthsAgo, monthsBack } from "../rules/months.ts";
import type { Cohort, CohortsOutput, FunnelMonth, FunnelOutput } from "../schema/months.ts";
import { readMade } from "./made.ts";

const sliceOf = (segment: string | undefined) => ({ kind: segment ? "segment" : "whole", slice: segment ?? "" });

/** How far a feature was taken up by the end of each month, over the book or a segment. */
export async function readFunnel(featureId: number, segment: string | undefined): Promise<FunnelOutput> {
  const { kind, slice } = sliceOf(segment);
  const [{ day }, months] = await Promise.all([
    readMade(),
    db.$queryRaw<FunnelMonth[]>`
      select to_char(month, 'YYYY-MM-DD') as month, in_plan as "inPlan", tried, regular, habit from adoption_funnel
      where kind = ${kind} and slice = ${slice} and feature_id = ${featureId} order by adoption_funnel.month`,
  ]);
  return { day, months };
}

type Stored = { cohort: string; month: string; accounts: number; used: number };

/** Of the accounts that began in each month, how many used the product in the months since. */
export async function readCohorts(segment: string | undefined): Promise<CohortsOutput> {
  const { kind, slice } = sliceOf(segment);
  const [{ day }, rows] = await Promise.all([
    readMade(),
    db.$queryRaw<Stored[]>`
      select to_char(cohort, 'YYYY-MM-DD') as cohort, to_char(month, 'YYYY-MM-DD') as month, accounts, used from adoption_cohort
      where kind = ${kind} and slice = ${slice} order by adoption_cohort.cohort desc, adoption_cohort.month`,
  ]);
  return { day, cohorts: day === null ? [] : cohortsOf(rows, day) };
}

function cohortsOf(rows: readonly Stored[], day: string): Cohort[] {
  return [...Map.groupBy(rows, ({ cohort }) => cohort)].map(([month, found]) => {
    const used = new Map(found.map((row) => [row.month, row.used]));
    const since = monthsBack(day, monthsAgo(month, day) + 1).reverse();
    return { month, accounts: found[0]?.accounts ?? 0, used: since.slice(0, -1).map((one) => used.get(one) ?? null) };
  });
}
