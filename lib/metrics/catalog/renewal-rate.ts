// Renewal rate: the share of subscription terms that ended in the period and were followed by another term of the same
// customer. Unit: share of terms due. Source: subscription dates, products in scope, without trials or amounts.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, ratio } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";

export const renewalRate: Metric = {
  key: "renewal-rate",
  name: "Renewal rate",
  short: "Renewals",
  definition:
    "Subscription terms that ended in the period and were followed within 30 days by another term of the same customer, divided by all terms that ended in the period. Trials and products out of scope are left out. A term that ended less than 30 days ago and has not been followed yet is left out.",
  unit: "ratio",
  financial: false,
  sources: ["subscription"],
  rows: ({ members }) => Prisma.sql`
    with line as not materialized (
      select s.account_id, s.starts_on, s.ends_on from subscription s left join product i on i.id = s.product_id
      where not s.is_trial and coalesce(i.in_scope, true)
    )
    select p.p, term.account_id, 'term' as item, term.day,
      case when judged.reason = 'ended less than 30 days ago' then 'out' else 'in' end as state, judged.reason,
      case when judged.reason = 'renewed' then 1 else 0 end::float8 as numerator, 1::float8 as denominator
    from period p
    join (select distinct account_id, ends_on as day from line where ends_on is not null${only(Prisma.sql`account_id`, members)}) term on term.day >= p.starts and term.day < p.ends
    cross join lateral (select case
      when exists (select from line next where next.account_id = term.account_id and next.starts_on <= least(term.day + 30, p.as_of)
        and coalesce(next.ends_on > term.day, true)) then 'renewed'
      when term.day > p.as_of - 30 then 'ended less than 30 days ago'
      else 'not renewed' end as reason) judged`,
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [count("ended less than 30 days ago", rowsOf(sums, "ended less than 30 days ago"))],
    });
  },
};
