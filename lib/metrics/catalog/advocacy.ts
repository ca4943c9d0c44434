// B3, advocacy: the share of active accounts that speak for us: a live reference or case study, or promoters only among the
// latest NPS answers of twelve months. Unit: share of accounts. Source: active_period, reference_customer, survey_response.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, ratio } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";

export const advocacy: Metric = {
  key: "advocacy",
  name: "Advocates",
  short: "Advocates",
  definition:
    "Active accounts with a live reference or case study, or whose contacts’ latest NPS answers in twelve months are all 9 or 10, divided by the active accounts at the end of the period.",
  unit: "ratio",
  financial: false,
  sources: ["subscription", "churn_event", "survey_response", "reference_customer"],
  rows: ({ timeZone, members }) => Prisma.sql`
    with answer as (
      select distinct on (p.p, f.account_id, f.contact_id, case when f.contact_id is null then f.id end)
        p.p, f.account_id, f.score
      from period p
      join survey_response f on f.survey_id = any(array(select id from survey where kind = 'nps')) and f.score is not null
        and f.answered_at >= ((p.ends - interval '12 months')::date::timestamp at time zone ${timeZone})
        and f.answered_at < (p.ends::timestamp at time zone ${timeZone})${only(Prisma.sql`f.account_id`, members)}
      order by p.p, f.account_id, f.contact_id, case when f.contact_id is null then f.id end, f.answered_at desc, f.id desc
    ), promoting as (select p, account_id from answer group by p, account_id having min(score) >= 9),
    live as (
      select distinct p.p, r.account_id from period p
      join reference_customer r on r.live_from <= p.as_of and coalesce(r.live_until > p.as_of, true)${only(Prisma.sql`r.account_id`, members)}
    )
    select distinct p.p, s.account_id, 'account' as item, null::date as day, 'in' as state,
      case when live.account_id is not null then 'reference or case study' when promoting.account_id is not null then 'promoter'
        else 'not an advocate' end as reason,
      case when live.account_id is not null or promoting.account_id is not null then 1 else 0 end::float8 as numerator,
      1::float8 as denominator
    from period p
    join active_period s on s.starts_on <= p.ends and coalesce(s.ends_on > p.ends, true)${only(Prisma.sql`s.account_id`, members)}
    left join live on live.p = p.p and live.account_id = s.account_id
    left join promoting on promoting.p = p.p and promoting.account_id = s.account_id`,
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [
        count("references", rowsOf(sums, "reference or case study")),
        count("promoters", rowsOf(sums, "promoter")),
      ],
    });
  },
};
