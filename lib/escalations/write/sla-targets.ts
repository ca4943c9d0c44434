import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { TARGETS } from "../read/sla-targets.ts";
import type { SlaTargets } from "../schema.ts";

/** New targets hold for what is raised or triaged from now on: a promise once made stays as it was. */
export async function setTargets(targets: SlaTargets, userId: number): Promise<SlaTargets> {
  const value = { value: targets, updatedAt: new Date(), updatedBy: userId };
  await db.setting.upsert({ where: { key: TARGETS }, create: { key: TARGETS, ...value }, update: value });
  announce("escalations");
  return targets;
}
