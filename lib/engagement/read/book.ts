import { bookOf } from "#lib/accounts/read/filter-accounts.ts";
import type { Caller } from "#lib/caller.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";

/** The accounts a person works: owned and covered; for a manager also those of their teams. Merged and churned ones are left out. */
export function bookOfCaller(
  { userId, role, teamIds }: Pick<Caller, "userId" | "role" | "teamIds">,
  asOf: string,
): Prisma.Sql {
  const teams =
    role === "manager" && teamIds.length > 0
      ? Prisma.sql`union select a.id from account a join team_member m on m.user_id = a.owner_id where m.team_id = any(${teamIds}::int[])`
      : Prisma.empty;
  return Prisma.sql`${bookOf(userId ?? 0, asOf)} ${teams}`;
}

/** Common head of the reads of Today: `book` holds the live accounts with their current score. */
export function withBook(caller: Pick<Caller, "userId" | "role" | "teamIds">, asOf: string): Prisma.Sql {
  return Prisma.sql`with book as materialized (
    select a.id, a.name, a.segment, a.tier, a.renewal_on, a.renewal_forecast, coalesce(a.cadence_days, 30) as cadence_days,
      (${asOf}::date - (a.last_interaction_at at time zone 'UTC')::date) as quiet_days, a.renewal_on - ${asOf}::date as renewal_days,
      coalesce(h.band, 'unknown') as band, h.score, h.delta14, h.confidence, coalesce(h.spark, '{}') as spark, h.summary
    from account a left join account_health h on h.account_id = a.id
    where a.id in (${bookOfCaller(caller, asOf)}) and a.merged_into_id is null and (a.churned_on is null or a.churned_on > ${asOf}::date))`;
}
