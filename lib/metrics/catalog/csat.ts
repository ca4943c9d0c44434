// M3, customer satisfaction: the share of answers at or above the survey's satisfied threshold on its stated scale, in the last
// 90 days of the period. Unit: share of answers. Source: survey_response of surveys of kind csat.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, ratio } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import { only } from "./among.ts";
import type { Metric } from "./metric.ts";

export const csat: Metric = {
  key: "csat",
  name: "Satisfaction",
  short: "CSAT",
  definition:
    "Answers at or above the survey’s satisfied threshold on its own scale (4 of 5 unless the survey says otherwise, never rounded), divided by all answers, in the last 90 days of the period. The latest answer of each contact and survey counts; each ticket is a survey of its own; answers without a contact count one by one.",
  unit: "ratio",
  financial: false,
  sources: ["survey_response"],
  rows: ({ timeZone, members }) => {
    const from = Prisma.sql`(greatest(p.starts, p.ends - 90)::timestamp at time zone ${timeZone})`;
    const until = Prisma.sql`(p.ends::timestamp at time zone ${timeZone})`;
    const asked = only(Prisma.sql`n.account_id`, members);
    return Prisma.sql`
    select p.p, r.account_id, concat_ws(' · ', s.name, c.name, r.score || ' of ' || s.scale_max) as item,
      (r.at at time zone ${timeZone})::date as day,
      case when r.score is null or r.place > 1 then 'out' else 'in' end as state,
      case when r.score is null then 'sent, not answered' when r.place > 1 then 'an earlier answer of the same contact'
        when r.score >= s.satisfied_at then 'satisfied' else 'not satisfied' end as reason,
      case when r.place = 1 and r.score >= s.satisfied_at then 1 else 0 end::float8 as numerator, 1::float8 as denominator
    from period p
    cross join lateral (
      select f.*, case when f.score is not null then row_number() over (
          partition by f.score is null, f.account_id, f.survey_id, f.ticket_id, f.contact_id, case when f.contact_id is null then f.id end
          order by f.answered_at desc, f.id desc) end as place
      from survey k cross join lateral (
        select n.*, n.answered_at as at from survey_response n
        where n.survey_id = k.id and n.score is not null
          and n.answered_at >= ${from} and n.answered_at < ${until}${asked}
        union all
        select n.*, n.sent_at from survey_response n
        where n.survey_id = k.id and (n.score is null or n.answered_at is null) and n.sent_at >= ${from} and n.sent_at < ${until}${asked}
      ) f
      where k.kind = 'csat'
    ) r
    join survey s on s.id = r.survey_id
    left join contact c on c.account_id = r.account_id and c.id = r.contact_id`;
  },
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    const answers = n + rowsOf(sums, "an earlier answer of the same contact");
    const sent = answers + rowsOf(sums, "sent, not answered");
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [count("answers", n), { label: "response", value: ratio(answers, sent), unit: "ratio" }],
    });
  },
};
