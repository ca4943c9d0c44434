// Adoption: breadth is the features an account used in the last 28 days out of the features of its plan. Depth (uses per
// active user and day) and frequency (share of days with use) stand apart. Unit: share of features. Source:
// usage_feature_daily, usage_daily, feature.plans (an empty list means every plan); an account without a plan has them all, as in health.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { makeFigure, ratio } from "../rules/figure.ts";
import { totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";

export const adoption: Metric = {
  key: "adoption",
  name: "Adoption",
  short: "Adoption",
  definition:
    "Features that active accounts used in the last 28 days of the period, divided by the features of their plans; of an account whose plan is not known, all features. Beside it: depth, uses per active user and day; frequency, the share of those days with any use.",
  unit: "ratio",
  financial: false,
  sources: ["subscription", "churn_event"],
  rows: ({ members }) => Prisma.sql`
    with active as (
      select distinct p.p, p.ends, a.id as account_id, a.plan from period p
      join active_period s on s.starts_on <= p.ends and coalesce(s.ends_on > p.ends, true)${only(Prisma.sql`s.account_id`, members)}
      join account a on a.id = s.account_id
    ), used as (
      select distinct p.p, u.account_id, u.feature_id from period p
      join usage_feature_daily u on u.day >= p.ends - 28 and u.day < p.ends and u.events > 0${only(Prisma.sql`u.account_id`, members)}
    ), worked as (
      select p.p, u.account_id, sum(u.events)::float8 as events, sum(u.active_users)::float8 as users, count(*) filter (where u.events > 0)::float8 as days
      from period p join usage_daily u on u.day >= p.ends - 28 and u.day < p.ends${only(Prisma.sql`u.account_id`, members)}
      group by p.p, u.account_id
    )
    select a.p, a.account_id, count(used.feature_id) || ' of ' || count(f.id) || ' features' as item, null::date as day,
      case when count(f.id) > 0 then 'in' else 'out' end as state,
      case when count(f.id) = 0 then 'its plan has no features listed' when count(used.feature_id) = 0 then 'used none' else 'used some' end as reason,
      count(used.feature_id)::float8 as numerator, count(f.id)::float8 as denominator
    from active a
    left join feature f on f.plans = '{}' or a.plan is null or a.plan = any(f.plans)
    left join used on used.p = a.p and used.account_id = a.account_id and used.feature_id = f.id
    group by a.p, a.account_id
    union all
    select a.p, a.account_id, 'uses per active user and day', null, 'beside', 'depth', w.events, coalesce(w.users, 0)
    from active a join worked w on w.p = a.p and w.account_id = a.account_id
    union all
    select a.p, a.account_id, 'days with use of 28', null, 'beside', 'frequency', coalesce(w.days, 0), 28
    from active a left join worked w on w.p = a.p and w.account_id = a.account_id`,
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    const beside = (reason: string) => {
      const sum = sums.find((one) => one.reason === reason);
      return sum ? ratio(sum.numerator, sum.denominator) : null;
    };
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [
        { label: "uses per active user and day", value: beside("depth"), unit: "count" },
        { label: "of days with use", value: beside("frequency"), unit: "ratio" },
      ],
    });
  },
};
