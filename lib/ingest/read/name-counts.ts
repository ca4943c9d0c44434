import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";

/** Up to so many bytes of daily counts are added up for who asks; of more, the sums that the worker keeps are read. */
export const addedUpMost = 16_000_000;

const kept = Prisma.sql`select name_id as id, events from event_name_count`;
const addedUp = Prisma.sql`select name_id as id, sum(events) as events from event_daily where day > current_date - 30 group by 1`;

/** A query for the events of each name in the last 30 days, by the name's id: of this moment where the book is small, a minute or two old where it is large. */
export async function nameCounts(): Promise<Prisma.Sql> {
  const [size] = await db.$queryRaw<{ bytes: number }[]>`select pg_relation_size('event_daily')::float8 as bytes`;
  return (size?.bytes ?? 0) > addedUpMost ? kept : addedUp;
}
