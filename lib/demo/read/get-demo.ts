import { db } from "#lib/db.ts";
import { demoShape } from "../schema.ts";

/** The demo company in this database, or null when a team's own data (or nothing yet) is here. */
export async function getDemo(): Promise<{ accounts: number; asOf: string } | null> {
  const setting = await db.setting.findUnique({ where: { key: "demo" } });
  return setting ? demoShape.parse(setting.value) : null;
}
