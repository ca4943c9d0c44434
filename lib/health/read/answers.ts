import { Prisma } from "#lib/generated/prisma/client.ts";
import type { AccountFacts } from "../schema.ts";
import { daysBefore, endOf, type Scope, wideRowsOf } from "./rows.ts";

const columns = ["id", "csat", "csatSatisfied", "csatLastOn", "nps", "promoters", "detractors", "npsLastOn"] as const;

/**
 * Answers of the 365 days up to each account's day: the latest of each contact and survey; each ticket is its own
 * survey; an answer without a contact counts singly.
 */
export function readAnswers({ join, within, day }: Scope): Promise<({ id: number } & AccountFacts["answers"])[]> {
  // one number a survey and person, ticket or lone answer: sorting by it is what this query costs
  const who = Prisma.sql`(x.survey_id * 4 + case when x.ticket_id is not null then 1 when x.contact_id is not null then 2 else 3 end)
    * 4294967296 + coalesce(x.ticket_id, x.contact_id, x.id)`;
  return wideRowsOf(
    columns,
    Prisma.sql`
    select id,
      count(*) filter (where kind = 'csat') as csat,
      count(*) filter (where kind = 'csat' and score >= satisfied_at) as "csatSatisfied",
      (max(answered_at) filter (where kind = 'csat') at time zone 'UTC')::date as "csatLastOn",
      count(*) filter (where kind = 'nps') as nps,
      count(*) filter (where kind = 'nps' and score >= 9) as promoters,
      count(*) filter (where kind = 'nps' and score <= 6) as detractors,
      (max(answered_at) filter (where kind = 'nps') at time zone 'UTC')::date as "npsLastOn"
    from (
      select distinct on (x.account_id, ${who})
        x.account_id as id, s.kind, x.score, s.satisfied_at, x.answered_at
      from survey_response x ${join} join survey s on s.id = x.survey_id
      where ${within} and x.score is not null and s.kind in ('csat', 'nps')
        and x.answered_at < ${endOf(day)} and x.answered_at >= ${daysBefore(day, 364)}
      order by x.account_id, ${who}, x.answered_at desc, x.id desc
    ) latest group by id`,
  );
}
