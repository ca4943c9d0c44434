// M1, onboarding completion: the share of onboarding plans that were completed within 30 days after they were due, among the
// plans due in the period. Unit: share of plans. Source: onboarding_plan, its original due date.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, ratio } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";

export const onboardingCompletion: Metric = {
  key: "onboarding-completion",
  name: "Onboarding completion",
  short: "Completion",
  definition:
    "Onboarding plans completed within 30 days after they were due, divided by the plans due in the period. Due is the date of the original plan, whatever was re-planned later. A customer who leaves before completing counts as not completed, and so does a cancelled plan. A paused plan is listed apart and counts again after 30 days. Plans due less than 30 days ago and still open are shown as open and left out.",
  unit: "ratio",
  financial: false,
  sources: ["subscription", "churn_event", "onboarding_plan"],
  rows: ({ members }) => Prisma.sql`
    select p.p, o.account_id, o.name as item, o.original_due_on as day,
      case when judged.reason in ('paused less than 30 days ago', 'open, due less than 30 days ago') then 'out' else 'in' end as state,
      judged.reason,
      case when judged.reason in ('completed on time', 'completed within 30 days after due') then 1 else 0 end::float8 as numerator,
      1::float8 as denominator
    from period p
    join onboarding_plan o on o.original_due_on >= p.starts and o.original_due_on < p.ends${only(Prisma.sql`o.account_id`, members)}
    join account a on a.id = o.account_id
    cross join lateral (select case
      when o.completed_on <= p.as_of and o.completed_on <= o.original_due_on then 'completed on time'
      when o.completed_on <= p.as_of and o.completed_on <= o.original_due_on + 30 then 'completed within 30 days after due'
      when o.completed_on <= p.as_of then 'completed more than 30 days after due'
      when a.churned_on <= p.as_of then 'churned before completing'
      when o.status = 'paused' and o.paused_on <= p.as_of and o.paused_on > p.as_of - 30 then 'paused less than 30 days ago'
      when o.status = 'cancelled' then 'cancelled'
      when o.original_due_on > p.as_of - 30 then 'open, due less than 30 days ago'
      else 'not completed' end as reason) judged`,
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [
        { label: "on time", value: ratio(rowsOf(sums, "completed on time"), n), unit: "ratio" },
        count("open, due less than 30 days ago", rowsOf(sums, "open, due less than 30 days ago")),
        count("paused", rowsOf(sums, "paused less than 30 days ago")),
        count("churned before completing", rowsOf(sums, "churned before completing")),
      ],
    });
  },
};
