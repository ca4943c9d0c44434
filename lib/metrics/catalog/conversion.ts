// B1, client conversion: the share of trials started in the period that became paid within 90 days. Unit: share of trials.
// Source: account.trial_started_on and converted_on, or trial subscriptions and the first active day after them.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, ratio } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";

const immature = "not converted yet, younger than 90 days";

export const conversion: Metric = {
  key: "conversion",
  name: "Client conversion",
  short: "Conversion",
  definition:
    "Trials that became paid within 90 days, divided by the trials started in the period. Cohorts younger than 90 days are marked immature: their trials count as started and may still convert.",
  unit: "ratio",
  financial: false,
  sources: ["subscription", "churn_event"],
  rows: ({ members }) => Prisma.sql`
    select p.p, trial.account_id, to_char(trial.day, 'YYYY-MM') || ' cohort' as item, trial.day, 'in' as state,
      case when paid.day <= trial.day + 90 then 'converted within 90 days' when paid.day is not null then 'converted later'
        when trial.day > p.as_of - 90 then ${immature} else 'not converted' end as reason,
      case when paid.day <= trial.day + 90 then 1 else 0 end::float8 as numerator, 1::float8 as denominator
    from period p
    join (
      select a.id as account_id, a.converted_on, coalesce(a.trial_started_on, min(s.starts_on)) as day
      from account a left join subscription s on s.account_id = a.id and s.is_trial
      where a.merged_into_id is null${only(Prisma.sql`a.id`, members)}
      group by a.id
    ) trial on trial.day >= p.starts and trial.day < p.ends
    left join lateral (
      select min(found.day) as day from (
        select trial.converted_on as day
        union all
        select ap.starts_on from active_period ap
        where trial.converted_on is null and ap.account_id = trial.account_id and ap.starts_on >= trial.day
      ) found where found.day <= p.as_of
    ) paid on true`,
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [count("trials", n), count("younger than 90 days", rowsOf(sums, immature))],
    });
  },
};
