import { db } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { FeatureDays } from "../schema/list.ts";
import { windowDays } from "../schema/windows.ts";
import { planHas } from "./filter.ts";

type Head = Omit<FeatureDays, "account" | "feature" | "days" | "asOf"> & {
  name: string;
  plan: string | null;
  feature: string;
};

/** The daily rows behind a cell: 56 days up to `asOf`. Days before the first that arrived for the account, and a week after the last, are gaps. */
export async function readFeatureDays(
  accountId: number,
  featureId: number,
  asOf: string,
): Promise<FeatureDays | Refusal> {
  const heads = await db.$queryRaw<Head[]>`
    select a.name, a.plan, f.name as feature, ${planHas} as "inPlan", to_char(u.first_on, 'YYYY-MM-DD') as "firstOn", to_char(u.last_on, 'YYYY-MM-DD') as "lastOn"
    from account a cross join feature f
    left join lateral (select min(day) as first_on, max(day) as last_on from usage_feature_daily
      where account_id = a.id and feature_id = f.id and events > 0 and day <= ${asOf}::date) u on true
    where a.id = ${accountId} and f.id = ${featureId}`;
  const head = heads[0];
  if (!head) return refuse("not-found", "There is no such feature.");
  const days = await db.$queryRaw<FeatureDays["days"]>`
    select to_char(g.day, 'YYYY-MM-DD') as day, case when g.day between r.begun and r.reached then coalesce(u.events, 0) end::float8 as events, u.users
    from (select ${asOf}::date - n as day from generate_series(0, ${2 * windowDays - 1}::int) n) g
    cross join (select min(day) as begun, max(day) + 6 as reached from usage_daily where account_id = ${accountId}) r
    left join usage_feature_daily u on u.account_id = ${accountId} and u.feature_id = ${featureId} and u.day = g.day
    order by g.day desc`;
  const { name, plan, feature, ...rest } = head;
  return { account: { id: accountId, name, plan }, feature: { id: featureId, name: feature }, asOf, ...rest, days };
}
