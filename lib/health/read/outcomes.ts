import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import type { Cut } from "../schema/prediction.ts";
import { endOf, rowsOf, wideRowsOf } from "./rows.ts";

/** The oldest accounts know the most of the past; these are read in milliseconds. */
const FEW = 1_000;

export type Outcome = {
  id: number;
  /** Whether it was a customer on the day: not before its start, no mere trial. */
  customer: boolean;
  /** The first day after the date on which it left; null when it has not. */
  leftOn: Day | null;
};

/**
 * When account `a` left next after a day, null when it has not: the end of an active period, a marked churn and the
 * churn day itself all count, the first of them.
 */
export const leftAfter = (day: Prisma.Sql) => Prisma.sql`least(
  (select min(ends_on) from active_period where account_id = a.id and ends_on > ${day}),
  (select min(day) from churn_event where account_id = a.id and day > ${day}),
  case when a.churned_on > ${day} then a.churned_on end)`;

/** What became of these accounts after a date. */
export function readOutcomes(ids: readonly number[], asOf: Day): Promise<Outcome[]> {
  const on = Prisma.sql`${asOf}::date`;
  return wideRowsOf<Outcome>(
    ["id", "customer", "leftOn"],
    Prisma.sql`
    select a.id,
      case when p.periods > 0 then p.live
        when coalesce(s.since, a.contract_start, a.converted_on) is null then a.trial_started_on is null
        else least(s.since, a.contract_start, a.converted_on) <= ${on} end as customer,
      ${leftAfter(on)} as "leftOn"
    from account a
    left join lateral (
      select count(*) as periods, bool_or(starts_on <= ${on} and coalesce(ends_on > ${on}, true)) as live
      from active_period where account_id = a.id) p on true
    -- who signed up for a trial is no customer by that day
    left join lateral (select a.customer_since as since
      where a.trial_started_on is null or a.customer_since > a.trial_started_on) s on true
    where a.id = any(${ids}::int[])`,
  );
}

/** How many rows of evidence these accounts have that are dated after the day: what a back-test as of it never reads. */
export async function readCut(ids: readonly number[], asOf: Day): Promise<Cut> {
  const on = Prisma.sql`${asOf}::date`;
  const of = (table: string, later: Prisma.Sql) =>
    Prisma.sql`(select count(*)::int from ${Prisma.raw(table)} where account_id = any(${ids}::int[]) and ${later})`;
  const [cut] = await rowsOf<Cut>(Prisma.sql`
    select ${of("ticket", Prisma.sql`opened_at >= ${endOf(on)}`)} as tickets,
      ${of("survey_response", Prisma.sql`answered_at >= ${endOf(on)}`)} as answers,
      ${of("usage_daily", Prisma.sql`day > ${on}`)} as "usageDays",
      ${of("interaction", Prisma.sql`at >= ${endOf(on)}`)} as interactions,
      ${of("custom_value", Prisma.sql`day > ${on}`)} as values`);
  return cut ?? { tickets: 0, answers: 0, usageDays: 0, interactions: 0, values: 0 };
}

type Firsts = { customer: Day | null; known: Day | null };

/** The first day with a customer, and with something known, of the first accounts by id, or of all. */
async function readFirsts(most: number | null): Promise<Firsts> {
  // by the index of each, which begins with an account, or a survey
  const first = (table: string, column: string, of = "looked") =>
    Prisma.sql`select min(x.at)::date as day from ${Prisma.raw(of)} a, lateral (
      select ${Prisma.raw(column)} as at from ${Prisma.raw(table)}
      where ${Prisma.raw(of === "looked" ? "account" : of)}_id = a.id
        and ${Prisma.raw(column)} is not null order by ${Prisma.raw(column)} limit 1) x`;
  const [found] = await rowsOf<Firsts>(Prisma.sql`
    with looked as materialized (
      select id, customer_since, contract_start, converted_on from account order by id limit ${most}::int)
    select (select least((select min(starts_on) from active_period),
        min(least(customer_since, contract_start, converted_on))) from looked) as customer,
      (select min(day) from (
        ${first("usage_daily", "day")} union all ${first("survey_response", "answered_at", "survey")}
        union all ${first("interaction", "at")} union all ${first("pulse", "at")}
        union all select min(opened_at)::date from ticket union all select min(started_on) from onboarding_plan
        union all select min(day) from custom_value) known) as known`);
  return found ?? { customer: null, known: null };
}

/** The first day that has both a customer and something known of any; null while there is neither. */
export async function readFirstKnown(): Promise<Day | null> {
  const { customer, known } = await readFirsts(null);
  return customer !== null && known !== null && customer > known ? customer : (known ?? customer);
}

/** Whether a look at a few accounts shows that this day is not before the first known one; false says nothing. */
export async function isSeenBy(day: Day): Promise<boolean> {
  const { customer, known } = await readFirsts(FEW);
  return customer !== null && known !== null && customer <= day && known <= day;
}

/** How many accounts there are to look at on each date, for the progress. */
export async function countAccounts(): Promise<number> {
  const [found] = await rowsOf<{ n: number }>(
    Prisma.sql`select count(*)::int as n from account where merged_into_id is null`,
  );
  return found?.n ?? 0;
}
