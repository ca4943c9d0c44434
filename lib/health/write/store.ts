import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import type { Spark } from "../rules/spark.ts";
import type { Band, Confidence } from "../schema.ts";

export type ScoredDay = {
  account_id: number;
  day: Day;
  model_id: number;
  score: number | null;
  band: Band;
  coverage: number;
  freshness: number;
  confidence: Confidence;
  measure_values: (number | null)[];
  frozen: boolean;
};

export type CurrentHealth = ScoredDay & { delta14: number | null; spark: Spark; summary: string };

const outcome = ["model_id", "score", "band", "coverage", "freshness", "confidence", "frozen"];
const outcomeOf = (row: string) => Prisma.raw(outcome.map((column) => `${row}.${column}`).join(", "));

/**
 * Whether a stored row s gives way to another outcome, or a value in it to another value. A value where there was none,
 * as of a measure that was made later, adds to the row without revising it: one that counts changes the coverage too.
 */
const isRevised = Prisma.sql`((${outcomeOf("s")}) is distinct from (${outcomeOf("excluded")}) or exists (
  select from unnest(s.measure_values, excluded.measure_values) as v(old, new) where v.old is not null and v.old is distinct from v.new))`;

/** One row an account and day, from rows named r. Rows that are the same already are left alone; a changed row of the past is marked revised. */
const insertDays = (today: Day) => Prisma.sql`
  insert into score_daily as s (account_id, day, model_id, score, band, coverage, freshness, confidence, measure_values, frozen)
  select r.account_id, r.day, r.model_id, r.score, r.band, r.coverage, r.freshness, r.confidence, r.measure_values, r.frozen from r
  where not exists (
    select from score_daily o where o.account_id = r.account_id and o.day = r.day
      and (o.model_id, o.score, o.band, o.coverage, o.freshness, o.confidence, o.measure_values, o.frozen)
        is not distinct from (r.model_id, r.score, r.band, r.coverage, r.freshness, r.confidence, r.measure_values, r.frozen))
  order by r.account_id, r.day
  on conflict (account_id, day) do update set (model_id, score, band, coverage, freshness, confidence, measure_values, frozen, scored_at, revised_at)
    = (excluded.model_id, excluded.score, excluded.band, excluded.coverage, excluded.freshness, excluded.confidence,
       excluded.measure_values, excluded.frozen, now(),
       case when s.day >= ${today}::date then null when ${isRevised} then now() else s.revised_at end)`;

/** Stores scores of a day in the past; returns how many rows changed. */
export async function storeDays(rows: ScoredDay[], today: Day): Promise<number> {
  if (rows.length === 0) return 0;
  return db.$executeRaw`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(account_id int, day date, model_id int, score float8,
        band text, coverage float8, freshness float8, confidence text, measure_values float8[], frozen bool))
    ${insertDays(today)}`;
}

/**
 * Stores the score of each account as of its day and as the current one that lists show: the same row twice, sent once.
 * Returns the accounts whose current row changed in what people see.
 */
export async function storeCurrent(rows: CurrentHealth[], today: Day): Promise<number[]> {
  if (rows.length === 0) return [];
  const changed = await db.$queryRaw<{ id: number }[]>`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(account_id int, day date, model_id int, score float8,
        band text, coverage float8, freshness float8, confidence text, measure_values float8[], frozen bool, delta14 float8, spark int[], summary text)),
    days as (${insertDays(today)})
    insert into account_health as h (account_id, day, model_id, score, band, coverage, freshness, confidence, measure_values, frozen, delta14, spark, summary)
    select r.* from r join account a on a.id = r.account_id
    where not exists (
      select from account_health o where o.account_id = r.account_id
        and (o.day, o.model_id, o.score, o.band, o.coverage, o.freshness, o.confidence, o.measure_values, o.frozen, o.delta14, o.spark, o.summary)
          is not distinct from (r.day, r.model_id, r.score, r.band, r.coverage, r.freshness, r.confidence, r.measure_values, r.frozen, r.delta14, r.spark, r.summary))
    order by r.account_id
    on conflict (account_id) do update set (day, model_id, score, band, coverage, freshness, confidence, measure_values, frozen, delta14, spark, summary, scored_at)
      = (excluded.day, excluded.model_id, excluded.score, excluded.band, excluded.coverage, excluded.freshness, excluded.confidence,
         excluded.measure_values, excluded.frozen, excluded.delta14, excluded.spark, excluded.summary, now())
    returning h.account_id as id`;
  return changed.map((row) => row.id);
}
