// M4, customer retention (logo): of the customers active at the start of the period, the share still active at its end.
// Unit: share of customers. Source: active_period (derived from subscriptions, without amounts).

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, ratio } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";

export const retention: Metric = {
  key: "retention",
  name: "Retention",
  short: "Retention",
  definition:
    "Customers active at the period’s start and still active at its end, divided by the customers active at its start. Child accounts count with their parent unless the definitions say otherwise; a merged account counts with the account it was merged into and is not churn. A customer is active while recurring revenue is above 0 or, where no subscriptions are loaded, from becoming a customer until the churn date.",
  unit: "ratio",
  financial: false,
  sources: ["subscription", "churn_event"],
  rows: ({ definitions, members }) => Prisma.sql`
    with recursive climb as (
      select id as member, id as at, 0 as depth from account${only(Prisma.sql`id`, members, Prisma.sql`where`)}
      union all
      select climb.member, coalesce(a.merged_into_id, case when ${definitions.childrenWithParent} then a.parent_id end), depth + 1
      from climb join account a on a.id = climb.at
      where coalesce(a.merged_into_id, case when ${definitions.childrenWithParent} then a.parent_id end) is not null and depth < 20
    ), unit as (select distinct on (member) member, at as account_id from climb order by member, depth desc),
    held as (
      select p.p, unit.account_id, count(distinct unit.member)::int as members,
        bool_or(s.starts_on <= p.starts and coalesce(s.ends_on > p.starts, true)) as at_start,
        bool_or(s.starts_on <= p.ends and coalesce(s.ends_on > p.ends, true)) as at_end,
        min(s.starts_on) as since, max(s.ends_on) as until
      from period p
      join active_period s on s.starts_on <= p.ends and coalesce(s.ends_on > p.starts, true)${only(Prisma.sql`s.account_id`, members)}
      join unit on unit.member = s.account_id
      group by p.p, unit.account_id
    )
    select held.p, held.account_id,
      case when held.members > 1 then held.members || ' accounts together' else 'account' end as item,
      case when held.at_start and held.at_end then null when held.at_end then held.since else held.until end as day,
      case when held.at_start then 'in' else 'out' end as state,
      case when held.at_start and held.at_end then 'kept' when held.at_start then 'lost'
        when held.at_end then 'won in the period' else 'won and lost inside the period' end as reason,
      case when held.at_end then 1 else 0 end::float8 as numerator, 1::float8 as denominator
    from held`,
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    const both = rowsOf(sums, "won and lost inside the period");
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [
        count("lost", rowsOf(sums, "lost")),
        count("won", rowsOf(sums, "won in the period")),
        count("won and lost inside the period", both),
      ],
    });
  },
};
