// M5, growth of expansion revenue: the expansion of the period against the expansion of the prior period of equal length,
// compounded to a year. Unit: signed share. Source: finance.revenue_movement of kind expansion, at the definitions' rates.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { annualisedGrowth, makeFigure, ratio } from "../rules/figure.ts";
import { daysBetween, isJudged } from "../rules/period.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";
import { openingAndClosing } from "./recurring-revenue.ts";

// a month without records at its beginning leaves the prior year comparable, more does not
const young = "records begin inside the prior period";

export const expansionGrowth: Metric = {
  key: "expansion-growth",
  name: "Expansion growth",
  short: "Expansion",
  definition:
    "Expansion of the period minus expansion of the prior period of equal length, divided by the latter, annualised. Expansion is every rise of an account’s recurring revenue while it stays a customer. Nothing in the prior period, or records that begin well inside it, gives “n/a”: there is nothing comparable. Price rises can be split out; beside it stands expansion as a share of opening recurring revenue.",
  unit: "growth",
  financial: true,
  sources: ["subscription", "churn_event"],
  rows: ({ members }) => Prisma.sql`
    select p.p, coalesce(a.merged_into_id, a.id) as account_id, 'expansion' as item, m.day, 'in' as state,
      case when m.price_rise then 'price rise' else 'expansion' end as reason,
      case when m.day >= p.starts then m.amount_minor * x.to_reporting else 0 end::float8 as numerator,
      case when m.day < p.starts then m.amount_minor * x.to_reporting else 0 end::float8 as denominator
    from period p
    join finance.revenue_movement m on m.kind = 'expansion' and m.day >= p.prior and m.day < p.ends${only(Prisma.sql`m.account_id`, members)}
    join finance.exchange_rate x on x.currency = m.currency
    join account a on a.id = m.account_id
    union all
    select distinct p.p, coalesce(a.merged_into_id, a.id), 'records', first.day, 'beside', ${young}, 0::float8, 0::float8
    from period p
    cross join (select min(day) as day from finance.revenue_movement) first
    join finance.revenue_movement m on m.day >= p.prior and m.day < p.ends${only(Prisma.sql`m.account_id`, members)}
    join account a on a.id = m.account_id
    where first.day > p.prior + (p.starts - p.prior) / 12
    union all
    select held.p, held.account_id, 'opening recurring revenue', null::date, 'beside', 'opening revenue', held.opening, 0
    from (${openingAndClosing(members)}) held where held.opening > 0`,
  figure: (sums, { period }) => {
    const { n, numerator, denominator } = totals(sums);
    const days = daysBetween(period.start, period.end);
    const comparable = rowsOf(sums, young) === 0;
    const grow = (now: number, before: number) =>
      comparable ? annualisedGrowth(now, before, days, isJudged(period)) : null;
    const withoutRises = totals(sums.filter((sum) => sum.reason !== "price rise"));
    const opening = sums.find((sum) => sum.reason === "opening revenue");
    return makeFigure({
      value: grow(numerator, denominator),
      n: opening?.rows ?? n,
      numerator,
      denominator,
      missing: "no-prior",
      parts: [
        { label: "of opening revenue", value: ratio(numerator, opening?.numerator ?? 0), unit: "ratio" },
        { label: "without price rises", value: grow(withoutRises.numerator, withoutRises.denominator), unit: "growth" },
      ],
    });
  },
};
