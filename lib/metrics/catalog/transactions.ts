// B2, transaction frequency: purchases per active account and year. Unit: purchases a year. Source: purchase (derived from
// subscriptions, without amounts) and active_period for the account-years.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, ratio } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";

export const transactions: Metric = {
  key: "transactions",
  name: "Transactions per account",
  short: "Transactions",
  definition:
    "Purchases in the period (new, expansion, add-on, and renewals that a person decided) divided by the years that accounts were active in it: the days each account was active, added up, divided by 365. Automatic renewals are left out.",
  unit: "per-year",
  financial: false,
  sources: ["subscription", "churn_event"],
  rows: ({ members }) => Prisma.sql`
    select p.p, b.account_id, b.kind as item, b.day,
      case when b.kind = 'renewal' and not b.by_person then 'out' else 'in' end as state,
      case when b.kind = 'renewal' and not b.by_person then 'automatic renewal' else b.kind end as reason,
      1::float8 as numerator, 0::float8 as denominator
    from period p join purchase b on b.day >= p.starts and b.day < p.ends${only(Prisma.sql`b.account_id`, members)}
    union all
    select p.p, s.account_id, 'years active' as item, null::date, 'in', 'active',
      0, sum(least(coalesce(s.ends_on, p.ends), p.ends) - greatest(s.starts_on, p.starts)) / 365.0
    from period p join active_period s on s.starts_on < p.ends and coalesce(s.ends_on > p.starts, true)${only(Prisma.sql`s.account_id`, members)}
    group by p.p, s.account_id`,
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [count("purchases", numerator), count("automatic renewals", rowsOf(sums, "automatic renewal"))],
    });
  },
};
