// NPS, net promoter score: the share of 9–10 minus the share of 0–6 among the latest answers of each contact in the last twelve
// months of the period. Unit: −100…100, a whole number. Source: survey_response of surveys of kind nps (0–10).

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, netPromoter } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";

export const nps: Metric = {
  key: "nps",
  name: "Net promoter score",
  short: "NPS",
  definition:
    "The share of answers of 9–10 minus the share of 0–6, as a whole number from −100 to 100. The latest answer of each contact in the last twelve months of the period counts; answers without a contact count one by one.",
  unit: "score",
  financial: false,
  sources: ["survey_response"],
  rows: ({ timeZone, members }) => Prisma.sql`
    select p.p, r.account_id, concat_ws(' · ', s.name, c.name, r.score || ' of 10') as item,
      (r.answered_at at time zone ${timeZone})::date as day,
      case when r.place > 1 then 'out' else 'in' end as state,
      case when r.place > 1 then 'an earlier answer of the same contact'
        when r.score >= 9 then 'promoter' when r.score <= 6 then 'detractor' else 'passive' end as reason,
      case when r.place > 1 then 0 when r.score >= 9 then 1 when r.score <= 6 then -1 else 0 end::float8 as numerator,
      1::float8 as denominator
    from period p
    cross join lateral (
      select f.*, row_number() over (
        partition by f.account_id, f.contact_id, case when f.contact_id is null then f.id end
        order by f.answered_at desc, f.id desc) as place
      from survey_response f
      where f.survey_id = any(array(select id from survey where kind = 'nps')) and f.score is not null
        and f.answered_at >= (greatest(p.starts, (p.ends - interval '12 months')::date)::timestamp at time zone ${timeZone})
        and f.answered_at < (p.ends::timestamp at time zone ${timeZone})${only(Prisma.sql`f.account_id`, members)}
    ) r
    join survey s on s.id = r.survey_id
    left join contact c on c.account_id = r.account_id and c.id = r.contact_id`,
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    const promoters = rowsOf(sums, "promoter");
    const detractors = rowsOf(sums, "detractor");
    return makeFigure({
      value: netPromoter(promoters, detractors, n),
      n,
      numerator,
      denominator,
      parts: [
        count("promoters", promoters),
        count("passives", rowsOf(sums, "passive")),
        count("detractors", detractors),
      ],
    });
  },
};
