import { Prisma } from "#lib/generated/prisma/client.ts";
import { monthsBack, nextMonth } from "../rules/months.ts";
import { funnelMonths, habitDays, regularDays, windowDays } from "../schema/windows.ts";
import { type Among, among } from "./among.ts";

/** The months, by how many months ago, with use on so many days or more; each month is counted once for both masks. */
function monthsWith(least: number, day: string): Prisma.Sql {
  const bits = monthsBack(day, funnelMonths).map(
    (month, ago) =>
      Prisma.sql`((count(*) filter (where u.day >= ${month}::date and u.day < ${nextMonth(month)}::date) >= ${least}::int)::int << ${ago}::int)`,
  );
  return Prisma.join(bits, " | ");
}

/** Use of each feature by account: of the two windows, and how much in each month. */
export function featureUse(ids: Among, day: string): Prisma.Sql {
  const now = Prisma.sql`u.day > ${day}::date - ${windowDays}::int`;
  const before = Prisma.sql`u.day > ${day}::date - ${2 * windowDays}::int and u.day <= ${day}::date - ${windowDays}::int`;
  return Prisma.sql`
    select u.account_id, u.feature_id, count(*) filter (where ${now})::smallint as days, count(*) filter (where ${before})::smallint as days_before,
      coalesce(sum(u.events) filter (where ${now}), 0) as events, coalesce(sum(u.events) filter (where ${before}), 0) as events_before,
      min(u.day) as first_on, max(u.day) as last_on,
      ${monthsWith(regularDays, day)} as regular_months, ${monthsWith(habitDays, day)} as habit_months
    from usage_feature_daily u where ${among(Prisma.sql`u.account_id`, ids)} and u.day <= ${day}::date and u.events > 0
    group by 1, 2
    having exists (select from account a where a.id = u.account_id) and exists (select from feature f where f.id = u.feature_id)`;
}
