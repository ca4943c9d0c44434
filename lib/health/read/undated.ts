/**
 * Which built-in measures of a past day rest, for some of these accounts, on a value that has no day of its own and was
 * written down later: seats and plan of the account, a contact without the day it joined, a goal of an import, whether
 * a ticket was escalated. Back-tests flag them as knowing only the present. Unit: keys of measures.
 */
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import { endOf, rowsOf } from "./rows.ts";

/** Asked of accounts that are customers on the day: of others nothing is read. */
export async function readUndated(ids: readonly number[], asOf: Day): Promise<string[]> {
  const on = Prisma.sql`${asOf}::date`;
  const later = Prisma.sql`x.created_at >= ${endOf(on)}`;
  const theirs = Prisma.sql`x.account_id = any(${ids}::int[])`;
  const contact = (role: string) =>
    Prisma.sql`exists (select from contact x where ${theirs} and x.role = ${role} and x.joined_on is null and ${later})`;
  const found: [key: string, exists: Prisma.Sql][] = [
    ["champion", contact("champion")],
    ["sponsor", contact("sponsor")],
    [
      "goals-reached",
      Prisma.sql`exists (select from goal x where ${theirs} and x.import_id is not null and ${later} and coalesce(x.reached_on > ${on}, true))`,
    ],
    [
      "escalated-tickets",
      Prisma.sql`exists (select from ticket x where ${theirs} and x.escalated and x.opened_at < ${endOf(on)})`,
    ],
    [
      "active-users",
      Prisma.sql`exists (select from account a where a.id = any(${ids}::int[]) and a.seats is not null and not exists (
        select from subscription x left join product p on p.id = x.product_id
        where x.account_id = a.id and not x.is_trial and coalesce(p.in_scope, true) and x.quantity is not null
          and x.starts_on <= ${on} and coalesce(x.ends_on > ${on}, true)))`,
    ],
    [
      "features-used",
      Prisma.sql`exists (select from feature where cardinality(plans) > 0)
        and exists (select from account a where a.id = any(${ids}::int[]) and a.plan is not null)`,
    ],
  ];
  const keys = found.map(([key, exists]) => Prisma.sql`case when ${exists} then ${key}::text end`);
  const rows = await rowsOf<{ key: string | null }>(Prisma.sql`select unnest(array[${Prisma.join(keys)}]) as key`);
  return rows.flatMap(({ key }) => key ?? []);
}
