// Time to first value: the days from a customer's start (contract start, else account start) to the first milestone that
// is flagged as first value, as the Kaplan–Meier median over customers who started in the period. Unit: days.
// Source: account.contract_start / customer_since, milestone.is_first_value.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure } from "../rules/figure.ts";
import { kaplanMeier, medianDay } from "../rules/kaplan-meier.ts";
import { rowsOf, totals, valuesOf } from "../rules/sums.ts";
import type { ReasonSum } from "../schema.ts";
import { only } from "./among.ts";
import type { Metric, QueryContext } from "./metric.ts";

export const ttfvRows = ({ members }: QueryContext) => Prisma.sql`
  select p.p, a.id as account_id,
    case when a.contract_start is null then 'from account start' else 'from contract start' end as item,
    started.day, case when judged.reason in ('reached', 'waiting', 'lost') then 'in' else 'out' end as state, judged.reason,
    case when judged.reason = 'reached' then greatest(0, first.day - started.day) else p.as_of - started.day end::float8 as numerator,
    1::float8 as denominator
  from period p
  join account a on coalesce(a.contract_start, a.customer_since) >= p.starts and coalesce(a.contract_start, a.customer_since) < p.ends
    and coalesce(a.contract_start, a.customer_since) <= p.as_of${only(Prisma.sql`a.id`, members)}
  cross join lateral (select coalesce(a.contract_start, a.customer_since) as day) started
  left join (
    select account_id, min(completed_on) as day from milestone where is_first_value${only(Prisma.sql`account_id`, members)} group by account_id
  ) first on first.account_id = a.id
  cross join lateral (select case
    when a.merged_into_id is not null then 'merged into another account'
    when first.account_id is null then 'no first-value milestone in any plan'
    when first.day <= p.as_of then 'reached'
    when a.churned_on <= p.as_of then 'lost'
    else 'waiting' end as reason) judged`;

/** The Kaplan–Meier median in days; who waits or left before value is censored at the as-of date. */
export function medianOf(sums: readonly ReasonSum[]): number | null {
  return medianDay(kaplanMeier(valuesOf(sums, "reached"), valuesOf(sums, "waiting", "lost")));
}

export const ttfv: Metric = {
  key: "ttfv",
  name: "Time to first value",
  short: "TTFV",
  definition:
    "Days from contract start (account start where there is none) to the first milestone flagged as first value, for customers who started in the period. The figure is the Kaplan–Meier median: the first day on which the curve is at or below one half, “not reached” if it never is. Customers still waiting are censored at the as-of date. Customers who left before value stay at risk until the as-of date as never reached, so that losing customers cannot improve the figure. Value before the start counts as day 0.",
  unit: "days",
  financial: false,
  sources: ["subscription", "churn_event", "milestone"],
  fitsCurve: true,
  rows: ttfvRows,
  figure: (sums) => {
    const { n } = totals(sums);
    return makeFigure({
      value: medianOf(sums),
      n,
      denominator: n,
      missing: n === 0 ? "no-rows" : "not-reached",
      parts: [
        count("reached", rowsOf(sums, "reached")),
        count("waiting", rowsOf(sums, "waiting")),
        count("lost", rowsOf(sums, "lost")),
      ],
    });
  },
};
