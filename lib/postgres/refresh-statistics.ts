import { db } from "#lib/db.ts";

/** After a large load: looks at the tables that grew, so that what follows is planned by what they hold now. */
export async function refreshStatistics(): Promise<void> {
  await db.$executeRaw`select refresh_statistics()`;
}
