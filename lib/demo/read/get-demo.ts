import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { demoDomain } from "../rules/staff.ts";
import { demoShape } from "../schema.ts";

/** The demo company in this database, or null when a team's own data (or nothing yet) is here. */
export async function getDemo(): Promise<{ accounts: number; asOf: string } | null> {
  const setting = await db.setting.findUnique({ where: { key: "demo" } });
  return setting ? demoShape.parse(setting.value) : null;
}

/** The same for a caller, and whether they are one of its invented people. */
export async function getDemoFor({ userId }: Caller) {
  const company = await getDemo();
  if (!company) return null;
  const me = await db.appUser.findUnique({ where: { id: userId ?? 0 } });
  return { ...company, invented: me?.email.endsWith(`@${demoDomain}`) ?? false };
}
