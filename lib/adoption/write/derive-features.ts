import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Among, among } from "../read/among.ts";
import { featureUse } from "../read/feature-use.ts";

const columns = [
  "days",
  "days_before",
  "events",
  "events_before",
  "first_on",
  "last_on",
  "regular_months",
  "habit_months",
];
const named = Prisma.raw(columns.join(", "));
const stored = Prisma.raw(columns.map((name) => `t.${name}`).join(", "));
const excluded = Prisma.raw(columns.map((name) => `excluded.${name}`).join(", "));

/** Writes what changed; what says the same is not written again. */
export function storeFeatures(ids: Among, day: string) {
  return Prisma.sql`
    insert into account_feature as t (account_id, feature_id, ${named}) ${featureUse(ids, day)} order by 1, 2
    on conflict (account_id, feature_id) do update set (${named}) = (${excluded}) where (${stored}) is distinct from (${excluded})`;
}

/** What was taken back, as by undoing an import. */
export function forgetFeatures(ids: Among, day: string) {
  return Prisma.sql`
    delete from account_feature t where ${among(Prisma.sql`t.account_id`, ids)} and not exists (
      select from usage_feature_daily u where u.account_id = t.account_id and u.feature_id = t.feature_id
        and u.day <= ${day}::date and u.events > 0)`;
}
